/**
 * The types of node-gtk's wrappers, by name. It is empty until 'gst-allocators/gi' is imported somewhere in the program, because they
 * are large, and who does without `gi` need not load them. Other typings of the namespaces can fill it instead, by
 * `declare module 'gst-allocators' { interface Wrappers { 'Gst.Memory': … } }`.
 */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- only an interface can be filled from elsewhere
export interface Wrappers {}

/**
 * The type of one of node-gtk's wrappers, which an editor knows once a program imports 'gst-allocators/gi', be it only by
 * `import type {} from 'gst-allocators/gi'`. Before, it is the `Fallback`.
 */
export type Wrapper<Name extends string, Fallback = object> = Name extends keyof Wrappers
  ? Wrappers[Name]
  : Fallback
