import { setImmediate } from 'node:timers/promises'

/** The memfd, or the dma-buf, that every peer works on: the runner made it, and this process inherited it. */
export const FD = 3

/** What the runner wants, as every peer program takes it: an operation and key=value parameters. */
export const operation = process.argv[2] ?? ''

/** A parameter of the operation, or what stands for one that is not given. */
export function parameter(name: string, otherwise?: string): string {
  const argument = process.argv.slice(3).find((one) => one.startsWith(`${name}=`))
  const value = argument?.slice(name.length + 1) ?? otherwise
  if (value === undefined) throw new Error(`The parameter ${name} is missing`)
  return value
}

/** A parameter of the operation that is a number. */
export function number(name: string, otherwise?: string): number {
  return Number(parameter(name, otherwise))
}

/**
 * Warms up, then measures, and reports the nanoseconds of CPU time that one iteration takes. `repeat` does so many of them.
 * V8 collects garbage and compiles on threads of its own: the time of the whole process counts them.
 */
export async function measure(repeat: (count: number) => void): Promise<void> {
  const iterations = number('iterations')
  await repeatInBatches(repeat, number('warmup'))
  const start = process.cpuUsage()
  await repeatInBatches(repeat, iterations)
  const { user, system } = process.cpuUsage(start)
  report({ ns: (1000 * (user + system)) / iterations })
}

// What garbage collection leaves for the event loop to do must be on the bill, so the loop gets a turn now and then.
async function repeatInBatches(repeat: (count: number) => void, count: number): Promise<void> {
  for (let left = count; left > 0; left -= BATCH) {
    repeat(Math.min(left, BATCH))
    await setImmediate()
  }
}

const BATCH = 1000

/** Reports the nanoseconds since the runner started this process. */
export function reportStartup(): void {
  report({ ns: Number(process.hrtime.bigint() - BigInt(parameter('start'))) })
}

/** Prints the line that the runner reads. */
export function report(figures: Readonly<Record<string, number>>): void {
  console.log(JSON.stringify(figures))
}
