import { installSystemPackages } from '../setup/install-system-packages.mjs'
import { StepError } from '../setup/run-step.mjs'
import { fetchKernel, type Kernel } from './kernel.js'
import type { Machine } from './machine.js'

/** Installs what the lab needs. Throws a `StepError` with the reason if that is not possible. */
export async function prepare(machine: Machine): Promise<Kernel> {
  if (process.arch !== machine.arch)
    throw new StepError(
      `Cannot start the lab: it runs the programs of this machine, so it needs ${machine.arch}, and this is ${process.arch}`,
    )
  await installSystemPackages({ check: false, tasks: ['vm'] })
  return fetchKernel(machine.kernel)
}
