import type { Mapping, MapMode } from '../mapping/index.js'
import type { Memory } from '../memory/index.js'

/** Maps memories when they are needed, each of them once, and unmaps all of them together. */
export class MappedMemories<M extends MapMode> {
  readonly #mode: M
  readonly #mappings = new Map<Memory, Mapping<M>>()

  constructor(mode: M) {
    this.#mode = mode
  }

  /** Maps a memory, unless it is mapped. If that fails, the others are unmapped. */
  map(memory: Memory): Mapping<M> {
    let mapping = this.#mappings.get(memory)
    if (mapping !== undefined) return mapping
    try {
      mapping = memory.map(this.#mode)
    } catch (error) {
      for (const other of this.#mappings.values()) other.unmap()
      throw error
    }
    this.#mappings.set(memory, mapping)
    return mapping
  }

  /** Unmaps all memories, and then throws the first error. */
  unmap(): void {
    const failures: unknown[] = []
    for (const mapping of this.#mappings.values()) {
      try {
        mapping.unmap()
      } catch (error) {
        failures.push(error)
      }
    }
    if (failures.length > 0) throw failures[0]
  }
}
