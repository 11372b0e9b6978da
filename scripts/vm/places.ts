import { resolve } from 'node:path'

/** The folder that the guest can write to: pictures and logs. It has the same path inside. */
export const ARTEFACTS = 'build/vm'

/** What jest needs, compiled; guest/precompiled.cjs reads it. */
export const COMPILED = 'build/vm-compiled'

/** Folders that are empty in the guest, because they change on the host all the time. Not where the checkout is in one. */
export function coveredFolders(checkout = resolve('.')): string[] {
  return ['/tmp'].filter((folder) => !checkout.startsWith(`${folder}/`))
}
