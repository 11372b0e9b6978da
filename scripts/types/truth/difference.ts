import type ts from 'typescript'

/** A difference between a declaration and the run time. */
export interface Difference {
  /** A path such as `Gst.Memory#map`. */
  path: string
  /** A short description, which is the same for all differences of a kind. */
  kind: string
  /** The full description. */
  what: string
  /** Whether the declaration is correct, but incomplete. */
  isOmission: boolean
  /** The declaration, which all classes that inherit it share. */
  declaration?: ts.Declaration | undefined
}
