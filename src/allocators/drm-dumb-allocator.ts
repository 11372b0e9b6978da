import { existsSync } from 'node:fs'
import { checkInteger, GstAllocatorsError, wrongType } from '../errors/index.js'
import { c, littleEndian, type Pointer, withStruct } from '../ffi/index.js'
import { fdKind, OwnedFd } from '../fd/index.js'
import { requireFeature } from '../gi/features.js'
import type { Wrapper } from '../gi/wrappers.js'
import { Allocator, DRMDumbMemory, Memory, NativeMemory } from '../memory/index.js'

/** A dumb buffer and its pitch. */
export interface DRMDumbBuffer {
  /** The buffer itself. */
  readonly memory: DRMDumbMemory
  /** The distance from one row to the next, in bytes. */
  readonly pitch: number
}

/**
 * Allocates dumb buffers on a DRM device, which its displays can show.
 *
 * @since GStreamer 1.24
 * @see `GstDRMDumbAllocator`
 */
export class DRMDumbAllocator extends Allocator {
  declare readonly gi: Wrapper<'GstAllocators.DRMDumbAllocator', Allocator['gi']>

  /**
   * Opens an allocator on a device.
   *
   * @param device - the path of a device, such as `'/dev/dri/card0'`, or an fd of one, which stays the caller's
   * @throws {GstAllocatorsError} `ERR_FEATURE_MISSING` before GStreamer 1.24, and if the device does not support dumb
   *   buffers; `ERR_INVALID_ARG_TYPE`, `ERR_BAD_FD`, `ERR_FD_CLOSED`
   * @see `gst_drm_dumb_allocator_new_with_device_path`
   * @see `gst_drm_dumb_allocator_new_with_fd`
   */
  static open(device: string | OwnedFd | number): DRMDumbAllocator {
    requireFeature('drm-dumb-allocator')
    const pointer = open(device)
    if (pointer !== null) return new DRMDumbAllocator(pointer)
    const path =
      typeof device === 'string' ? device : `fd ${String(typeof device === 'number' ? device : device.fd)}`
    const reason =
      typeof device === 'string' && !existsSync(device)
        ? 'there is no such device'
        : 'it is not a DRM device that supports dumb buffers, or this user may not use it'
    throw new GstAllocatorsError('ERR_FEATURE_MISSING', `Cannot make dumb buffers with ${path}: ${reason}`, {
      path,
    })
  }

  /**
   * True if the buffers of this device can be exported as dma-bufs.
   *
   * @see `gst_drm_dumb_allocator_has_prime_export`
   */
  get canExport(): boolean {
    return c.gst_drm_dumb_allocator_has_prime_export(Allocator.pointerOf(this)) !== 0
  }

  /**
   * Allocates a dumb buffer.
   *
   * @param fourcc - the DRM format, such as `0x34325258` for XRGB8888
   * @param width - in pixels
   * @param height - in pixels
   * @throws {GstAllocatorsError} `ERR_INVALID_ARG_TYPE`, `ERR_OUT_OF_RANGE`, `ERR_ALLOC_FAILED`
   * @see `gst_drm_dumb_allocator_alloc`
   */
  alloc(fourcc: number, width: number, height: number): DRMDumbBuffer {
    checkInteger('fourcc', fourcc, 1, 0xffffffff)
    checkInteger('width', width, 1, 0xffffffff)
    checkInteger('height', height, 1, 0xffffffff)
    const [pointer, pitch] = withStruct('int', (out) => [
      c.gst_drm_dumb_allocator_alloc(Allocator.pointerOf(this), fourcc, width, height, out.pointer),
      out.view.getUint32(0, littleEndian),
    ])
    if (pointer === null)
      throw new GstAllocatorsError(
        'ERR_ALLOC_FAILED',
        `Cannot allocate a dumb buffer of ${width}x${height} in format 0x${fourcc.toString(16)}: the device refused`,
      )
    return { memory: Memory.madeBy(DRMDumbMemory.adopt(new NativeMemory(pointer)), this), pitch }
  }
}

function open(device: string | OwnedFd | number): Pointer | null {
  if (typeof device === 'string') return c.gst_drm_dumb_allocator_new_with_device_path(device)
  if (typeof device === 'number') {
    fdKind(checkInteger('device', device, 0))
    return c.gst_drm_dumb_allocator_new_with_fd(device)
  }
  if (!OwnedFd.is(device)) throw wrongType('device', 'a path, an OwnedFd or a number', device)
  if (device.fd === -1)
    throw new GstAllocatorsError(
      'ERR_FD_CLOSED',
      'Cannot open this OwnedFd as a device: it was closed or given away',
    )
  return c.gst_drm_dumb_allocator_new_with_fd(device.fd)
}
