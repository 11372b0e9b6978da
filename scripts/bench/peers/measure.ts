import { setImmediate } from 'node:timers/promises'

/** The memfd or dma-buf that every peer works on. This process inherited it from the runner. */
export const FD = 3

/** The operation to perform. Every peer takes an operation and key=value parameters from the runner. */
export const operation = process.argv[2] ?? ''

/** Returns a parameter of the operation, or a default value. */
export function parameter(name: string, otherwise?: string): string {
  const argument = process.argv.slice(3).find((one) => one.startsWith(`${name}=`))
  const value = argument?.slice(name.length + 1) ?? otherwise
  if (value === undefined) throw new Error(`The parameter ${name} is missing`)
  return value
}

/** Returns a parameter of the operation as a number. */
export function number(name: string, otherwise?: string): number {
  return Number(parameter(name, otherwise))
}

/**
 * Warms up, measures, and reports the nanoseconds of CPU time per iteration. `repeat` performs the given number of
 * iterations. The CPU time is that of the whole process, because V8 collects garbage and compiles on other threads.
 */
export async function measure(repeat: (count: number) => void): Promise<void> {
  const iterations = number('iterations')
  await repeatInBatches(repeat, number('warmup'))
  const start = process.cpuUsage()
  await repeatInBatches(repeat, iterations)
  const { user, system } = process.cpuUsage(start)
  report({ ns: (1000 * (user + system)) / iterations })
}

/** Yields to the event loop regularly, so that the measurement includes the finalizers that run there. */
async function repeatInBatches(repeat: (count: number) => void, count: number): Promise<void> {
  for (let left = count; left > 0; left -= ITERATIONS_PER_TURN) {
    repeat(Math.min(left, ITERATIONS_PER_TURN))
    await setImmediate()
  }
}

const ITERATIONS_PER_TURN = 1000

/** Reports the nanoseconds since the runner started this process. */
export function reportStartup(): void {
  report({ ns: Number(process.hrtime.bigint() - BigInt(parameter('start'))) })
}

/** Prints the line that the runner reads. */
export function report(figures: Readonly<Record<string, number>>): void {
  console.log(JSON.stringify(figures))
}
