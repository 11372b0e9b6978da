import { GstAllocatorsError } from '../errors/index.js'
import { fdKind } from '../fd/index.js'
import type { MapMode } from '../mapping/index.js'

/**
 * Returns the error for a private mapping that failed: the drivers behind most dma-bufs map their pages directly, and
 * do not support copy-on-write.
 */
export function explainPrivate(fd: number, mode: MapMode): GstAllocatorsError | undefined {
  if (fdKind(fd) !== 'dmabuf') return undefined
  return new GstAllocatorsError(
    'ERR_MAP_FAILED',
    `Cannot map fd ${fd} for '${mode}': it was wrapped with MAP_PRIVATE, and the driver behind this dma-buf does not support private mappings. Wrap it without MAP_PRIVATE, or take a copy()`,
    { fd, required: mode },
  )
}
