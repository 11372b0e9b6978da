import type ts from 'typescript'

/** A place where what is declared and what is there differ. */
export interface Difference {
  /** `Gst.Memory#map`. */
  path: string
  /** In a few words, the same ones for all of a kind. */
  kind: string
  /** In full. */
  what: string
  /** All that is declared is so, but not all that is so is declared. */
  isOmission: boolean
  /** Of what is declared: the same for all that inherit it. */
  declaration?: ts.Declaration | undefined
}
