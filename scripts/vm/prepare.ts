import { installSystemPackages } from '../setup/install-system-packages.mjs'
import { StepError } from '../setup/run-step.mjs'
import { fetchKernel, type Kernel } from './kernel.js'
import type { Machine } from './machine.js'

/** Installs what the lab needs. Where that cannot be had, it is a `StepError` that says why. */
export async function prepare(machine: Machine): Promise<Kernel> {
  if (process.arch !== machine.arch)
    throw new StepError(
      `Cannot start the lab: its machine is ${machine.arch}, and this one, whose programs it runs, ${process.arch}`,
    )
  await installSystemPackages({ check: false, tasks: ['vm'] })
  return fetchKernel(machine.kernel)
}
