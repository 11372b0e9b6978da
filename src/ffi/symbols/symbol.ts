import type { LibraryName } from '../../packages/index.js'

/** An address in this process. */
export type Pointer = bigint

/** A C function that is called directly. */
export interface CSymbol<Call> {
  readonly library: LibraryName
  readonly prototype: string
  readonly reason: string
  /** Never set: it only carries the type. */
  readonly call?: Call
}

/** Returns a function that creates the table entries of one library. */
export function symbolsOf(library: LibraryName) {
  return function symbol<Call>(prototype: string, reason: string): CSymbol<Call> {
    return { library, prototype, reason }
  }
}
