import {
  accessSync,
  constants,
  existsSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
} from 'node:fs'
import { basename, join } from 'node:path'
import { callSystem } from '../ffi/index.js'
import { explainDenial } from './device-access.js'

/** A device that allocates, fills or displays dma-bufs. */
export interface Device {
  /** The kind of device: `'video'` is a camera or codec (V4L2), `'display'` a screen (KMS), `'render'` a GPU. */
  readonly kind: 'udmabuf' | 'dma-heap' | 'video' | 'display' | 'render'
  /** The path of the device, such as `/dev/video0`. */
  readonly path: string
  /**
   * For a video device, its card name; for a display or GPU, the name of its kernel driver, such as `'virtio_gpu'`;
   * otherwise the file name.
   */
  readonly name: string
  /** The access that this user has; `'readwrite'` is full access. */
  readonly access: 'readwrite' | 'read' | 'none'
  /** Why access is limited. */
  readonly reason?: string
  /** The command that grants access. */
  readonly fix?: string
}

/**
 * Lists the devices that allocate, fill or display dma-bufs, and this user's access to each.
 *
 * @throws {GstAllocatorsError} `ERR_SYSTEM` (`EMFILE`, `ENFILE`)
 * @example
 * ```ts
 * import { listDevices } from 'gst-allocators'
 *
 * for (const { path, name, access, fix } of listDevices()) if (access !== 'readwrite') console.error(path, name, fix)
 * ```
 */
export function listDevices(): Device[] {
  return places.flatMap(({ kind, folder, pattern, nameOf }) =>
    filesIn(folder)
      .filter((file) => pattern.test(file))
      .sort((one, other) => one.localeCompare(other, 'en', { numeric: true }))
      .map((file) => join(folder, file))
      .map((path) => ({ kind, path, name: nameOf(basename(path)), ...accessTo(path) })),
  )
}

function filesIn(folder: string): string[] {
  return existsSync(folder) ? callSystem('list the devices', () => readdirSync(folder)) : []
}

const places = [
  { kind: 'udmabuf', folder: '/dev', pattern: /^udmabuf$/, nameOf: itself },
  { kind: 'dma-heap', folder: '/dev/dma_heap', pattern: /./, nameOf: itself },
  { kind: 'video', folder: '/dev', pattern: /^video\d+$/, nameOf: cardName },
  { kind: 'display', folder: '/dev/dri', pattern: /^card\d+$/, nameOf: driverName },
  { kind: 'render', folder: '/dev/dri', pattern: /^renderD\d+$/, nameOf: driverName },
] as const

function itself(file: string): string {
  return file
}

function cardName(file: string): string {
  const path = `/sys/class/video4linux/${file}/name`
  if (!existsSync(path)) return file
  return callSystem(`read ${path}`, () => readFileSync(path, 'utf8')).trim()
}

function driverName(file: string): string {
  const device = `/sys/class/drm/${file}/device`
  if (!existsSync(device)) return file
  // A purely virtual device, such as vgem, has no driver link; its own name is the driver's.
  const driver = join(device, 'driver')
  if (!existsSync(driver)) return basename(realpathSync(device))
  const name = basename(readlinkSync(driver))
  // A virtio card is bound to virtio-pci; the real driver is bound to the virtio device below it.
  const behind = name === 'virtio-pci' ? filesIn(device).find((one) => /^virtio\d+$/.test(one)) : undefined
  return behind === undefined ? name : basename(readlinkSync(join(device, behind, 'driver')))
}

function accessTo(path: string): Pick<Device, 'access' | 'reason' | 'fix'> {
  if (may(path, constants.R_OK | constants.W_OK)) return { access: 'readwrite' }
  const { text: reason, fix } = explainDenial(path) ?? { text: `${path} no longer exists` }
  return {
    access: may(path, constants.R_OK) ? 'read' : 'none',
    reason,
    ...(fix === undefined ? {} : { fix }),
  }
}

function may(path: string, mode: number): boolean {
  try {
    accessSync(path, mode)
    return true
  } catch {
    return false
  }
}
