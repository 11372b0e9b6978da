import { number, report } from './measure.js'

/**
 * Measures a loop from within. Call the returned function at the end of each step. It returns true after the last step,
 * when it has reported the nanoseconds per step, both as elapsed time and as CPU time of the whole process.
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
