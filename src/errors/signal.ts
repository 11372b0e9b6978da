/** AbortSignal as typed by Node.js or the DOM. `never` in a program that has neither, instead of a compile error. */
export type Signal = typeof globalThis extends { AbortSignal: { prototype: infer T } } ? T : never
