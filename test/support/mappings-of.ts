import { fstatSync, readFileSync, readlinkSync } from 'node:fs'

/** Returns this process's mappings of the file of an fd, as lines of /proc/self/maps. */
export function mappingsOf(fd: number): string[] {
  const { ino } = fstatSync(fd)
  const name = readlinkSync(`/proc/self/fd/${fd}`)
  return readFileSync('/proc/self/maps', 'utf8')
    .split('\n')
    .filter((line) => line.includes(` ${ino} `) && line.endsWith(` ${name}`))
}
