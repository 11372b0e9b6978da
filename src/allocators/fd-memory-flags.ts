/**
 * How the fd allocators treat an fd. Combine them with `|`.
 *
 * @since GStreamer 1.6, `DONT_CLOSE` 1.10
 * @see `GstFdMemoryFlags`
 */
export const FdMemoryFlags = {
  /** The memory closes the fd with its last reference. */
  NONE: 0,
  /** Once mapped, the memory stays mapped until it is freed, which makes later mappings cheap. */
  KEEP_MAPPED: 1,
  /** Maps privately: writes are visible only in this process, and do not reach the file. */
  MAP_PRIVATE: 2,
  /** Leaves the fd to the caller, who must keep it open for as long as the memory lives. */
  DONT_CLOSE: 4,
} as const

/** Every flag at once. */
export const allFdMemoryFlags = 7
