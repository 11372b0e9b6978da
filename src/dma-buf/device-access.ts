import { readdirSync, readFileSync, readlinkSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'

/** The reason why a file cannot be opened, and the command that fixes it. */
export interface Obstacle {
  readonly text: string
  readonly fix?: string
}

/** Describes who may open a file or device, and how this user gets access. */
export function explainDenial(path: string): Obstacle | undefined {
  const stats = statSync(path, { throwIfNoEntry: false })
  if (stats === undefined) return undefined
  const group = groupName(stats.gid)
  const text = `${path} belongs to user ${stats.uid} and group ${group}, with mode ${(stats.mode & 0o7777).toString(8).padStart(4, '0')}`
  // If the mode already grants access, something else denies it.
  if ((stats.mode & 0o006) === 0o006) return { text }
  if (stats.gid !== 0 && (stats.mode & 0o060) !== 0)
    return { text, fix: `sudo usermod -aG ${group} $USER, and log in again` }
  if (mediaDevice.test(path)) return { text, fix: udevRule(path) }
  return systemPath.test(path) ? { text } : { text, fix: `sudo chmod a+r '${path}'` }
}

// Cameras, codecs, displays, sound and sources of dma-bufs. No hint should grant access to any other device.
const mediaDevice = /^\/dev\/(video|media|v4l|dri\/|dma_heap\/|udmabuf|snd\/)/
const systemPath = /^\/(dev|proc|sys)\//

/** Returns the command that gives the group video access to a device permanently, and adds this user to the group. */
export function udevRule(path: string): string {
  const name = basename(path)
  // The names of heaps, such as "system", are ambiguous.
  const subsystem = path.startsWith('/dev/dma_heap/') ? 'SUBSYSTEM=="dma_heap", ' : ''
  const rule = `echo '${subsystem}KERNEL=="${name}", GROUP="video", MODE="0660"' | sudo tee /etc/udev/rules.d/70-${name}.rules && sudo udevadm trigger`
  return isMember('video') ? rule : `${rule} && sudo usermod -aG video $USER, and log in again`
}

function isMember(group: string): boolean {
  return process.getgroups?.().some((gid) => groupName(gid) === group) ?? false
}

/** Names the processes that have a file or device open, as far as this user may inspect them. */
export function explainBusy(path: string): Obstacle {
  const holders = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && hasOpen(name, path))
    .map((pid) => (Number(pid) === process.pid ? 'this process' : `${commandOf(pid)} (process ${pid})`))
  return {
    text: `${path} is in use by ${holders.length === 0 ? 'a process of another user' : holders.join(', ')}`,
  }
}

function hasOpen(pid: string, path: string): boolean {
  return fdsOf(pid).some((fd) => linkOf(join('/proc', pid, 'fd', fd)) === path)
}

/** Returns an empty list for a process that has ended or belongs to another user. */
function fdsOf(pid: string): string[] {
  try {
    return readdirSync(join('/proc', pid, 'fd'))
  } catch {
    return []
  }
}

function linkOf(path: string): string | undefined {
  try {
    return readlinkSync(path)
  } catch {
    return undefined
  }
}

function commandOf(pid: string): string {
  try {
    return readFileSync(join('/proc', pid, 'comm'), 'utf8').trim()
  } catch {
    return 'a process that has ended'
  }
}

function groupName(gid: number): string {
  const entry = readFileSync('/etc/group', 'utf8')
    .split('\n')
    .find((line) => line.split(':')[2] === String(gid))
  return entry?.split(':')[0] ?? String(gid)
}
