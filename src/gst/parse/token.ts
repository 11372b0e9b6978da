/** The kinds of tokens in a description. They have the names that they have in GStreamer's parse.l. */
export type TokenKind =
  | 'assignment'
  | 'preset'
  | 'padref'
  | 'ref'
  | 'binref'
  | 'identifier'
  | 'link'
  | 'url'
  | 'space'
  | 'other'
  | 'end'

/** A part of a description. */
export interface Token {
  readonly kind: TokenKind
  readonly position: number
  readonly text: string
}
