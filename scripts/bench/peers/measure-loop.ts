import { number, report } from './measure.js'

/**
 * Measures a loop from within: the result is to be called at the end of each step, and is true when that was the last. Then the
 * nanoseconds that one step took are reported, as time that passed and as CPU time of the whole process.
 */
export function measureLoop(): () => boolean {
  const warmup = number('warmup')
  const iterations = number('iterations')
  let steps = 0
  let start = 0n
  let startOfCpu: NodeJS.CpuUsage
  return () => {
    steps++
    if (steps === warmup) {
      startOfCpu = process.cpuUsage()
      start = process.hrtime.bigint()
    }
    if (steps < warmup + iterations) return false
    const ns = Number(process.hrtime.bigint() - start)
    const { user, system } = process.cpuUsage(startOfCpu)
    report({ ns: ns / iterations, cpu: (1000 * (user + system)) / iterations })
    return true
  }
}
