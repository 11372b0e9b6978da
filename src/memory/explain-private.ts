import { GstAllocatorsError } from '../errors/index.js'
import { fdKind } from '../fd/index.js'
import type { MapMode } from '../fd/map-mode.js'

/**
 * The error for a private mapping that fails: most exporters of dma-bufs map their pages as they are, and refuse to have copies made of
 * those that are written.
 */
export function explainPrivate(fd: number, mode: MapMode): GstAllocatorsError | undefined {
  if (fdKind(fd) !== 'dmabuf') return undefined
  return new GstAllocatorsError(
    'ERR_MAP_FAILED',
    `Cannot map fd ${fd} for '${mode}': it was wrapped with MAP_PRIVATE, and the driver behind this dma-buf does not map privately. Wrap it without, or take a copy()`,
    { fd, required: mode },
  )
}
