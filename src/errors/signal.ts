/** AbortSignal, for programs that have its type, by Node.js's types or the DOM's; and no error for those that have neither. */
export type Signal = typeof globalThis extends { AbortSignal: { prototype: infer T } } ? T : never
