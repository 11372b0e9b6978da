import type { GstAllocatorsError } from '../errors/index.js'
import type { MapMode } from '../mapping/index.js'
import type { MapInfo } from './map-info.js'
import type { NativeMemory, Sizes } from './native-memory.js'

/** What must be checked before, and done around, each access to the bytes of a memory. */
export interface MemoryAccess {
  /** Throws if an access to the bytes would end the process; `verb` completes "Cannot … this memory". */
  check(sizes: Sizes, verb: string): void
  /** Calls C code that reads the bytes. */
  whileReading<T>(read: () => T): T
  /** Makes a new mapping safe to use. If this throws, the mapping is undone. */
  begin(native: NativeMemory, sizes: Sizes, info: MapInfo, mode: MapMode): void
  /** Ends what begin() began. */
  end(mode: MapMode): void
  /** Replaces the error for a mapping that GStreamer refused, if more is known. */
  explain(error: GstAllocatorsError, mode: MapMode): GstAllocatorsError
}

/** Access to memory without an fd: it cannot shrink, and no device writes to it. */
export const plainAccess: MemoryAccess = {
  check: doNothing,
  whileReading: (read) => read(),
  begin: doNothing,
  end: doNothing,
  explain: (error) => error,
}

function doNothing(): void {
  // Nothing can go wrong with these bytes.
}
