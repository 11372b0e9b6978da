import { fstatSync, readFileSync, readlinkSync } from 'node:fs'

/** The mappings in this process of what an fd refers to: the lines of /proc/self/maps. */
export function mappingsOf(fd: number): string[] {
  const { ino } = fstatSync(fd)
  const name = readlinkSync(`/proc/self/fd/${fd}`)
  return readFileSync('/proc/self/maps', 'utf8')
    .split('\n')
    .filter((line) => line.includes(` ${ino} `) && line.endsWith(` ${name}`))
}
