import { GstAllocatorsError } from '../errors/index.js'
import type { MapMode, Mapping } from '../mapping/index.js'
import { removeLast } from './remove-last.js'

/** The mappings of one memory that have not ended yet. */
export class OpenMappings {
  readonly #mappings: Mapping[] = []

  /** The modes of the mappings, in the order in which they began. */
  get modes(): MapMode[] {
    return this.#mappings.map(({ mode }) => mode)
  }

  add(mapping: Mapping): void {
    this.#mappings.push(mapping)
  }

  remove(mapping: Mapping): void {
    removeLast(this.#mappings, mapping)
  }

  /** Ends every mapping, and returns the errors. */
  endAll(): GstAllocatorsError[] {
    if (this.#mappings.length === 0) return noErrors
    const errors: GstAllocatorsError[] = []
    for (const mapping of [...this.#mappings]) {
      try {
        mapping.unmap()
      } catch (error) {
        // After any other error, such as a stack overflow, a view of the bytes still exists.
        if (!(error instanceof GstAllocatorsError)) throw error
        errors.push(error)
      }
    }
    return errors
  }
}

const noErrors: GstAllocatorsError[] = []
