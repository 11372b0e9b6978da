/**
 * How the fd allocators treat an fd. Combine them with `|`.
 *
 * @since GStreamer 1.6, `DONT_CLOSE` 1.10
 * @see `GstFdMemoryFlags`
 */
export const FdMemoryFlags = {
  /** The memory closes the fd with its last reference. */
  NONE: 0,
  /** Once mapped, stays mapped until the memory is freed, which makes the next mapping cheap. */
  KEEP_MAPPED: 1,
  /** Maps privately: what is written is seen by nobody else, and does not reach the file. */
  MAP_PRIVATE: 2,
  /** The fd stays the caller's, who must keep it open for as long as the memory lives. */
  DONT_CLOSE: 4,
} as const

/** Every flag at once. */
export const allFdMemoryFlags = 7
