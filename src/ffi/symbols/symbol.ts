import type { LibraryName } from '../libraries.js'

/** An address in this process. */
export type Pointer = bigint

/** A C function that is called directly. */
export interface CSymbol<Call> {
  readonly library: LibraryName
  readonly prototype: string
  readonly reason: string
  /** Never set: it carries the type. */
  readonly call?: Call
}

/** Makes the entries of one library's table. */
export function symbolsOf(library: LibraryName) {
  return function symbol<Call>(prototype: string, reason: string): CSymbol<Call> {
    return { library, prototype, reason }
  }
}
