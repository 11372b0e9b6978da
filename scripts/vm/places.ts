import { resolve } from 'node:path'

/** The folder for screenshots and logs, which the guest can write to. It has the same path in the guest. */
export const ARTEFACTS = 'build/vm'

/** The folder of the compiled sources and tests, which guest/precompiled.cjs reads. */
export const COMPILED = 'build/vm-compiled'

/** Returns the folders that are empty in the guest, because they keep changing. Never one above the checkout. */
export function coveredFolders(checkout = resolve('.')): string[] {
  return ['/tmp'].filter((folder) => !checkout.startsWith(`${folder}/`))
}
