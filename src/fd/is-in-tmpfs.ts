import { statfsSync } from 'node:fs'

/** Returns whether the file behind an fd is in tmpfs, as every memfd is, except one with huge pages. */
export function isInTmpfs(fd: number): boolean {
  return statfsSync(`/proc/self/fd/${fd}`).type === TMPFS_MAGIC
}

const TMPFS_MAGIC = 0x01021994
