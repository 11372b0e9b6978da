/**
 * The types of node-gtk's wrappers, by name. Empty until the program imports 'gst-allocators/gi': the types are large,
 * and a program that does not use `gi` need not load them. Other typings of the namespaces can fill it instead, with
 * `declare module 'gst-allocators' { interface Wrappers { 'Gst.Memory': … } }`.
 */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- only an interface can be filled from elsewhere
export interface Wrappers {}

/**
 * The type of one of node-gtk's wrappers. It is the `Fallback` until the program imports 'gst-allocators/gi', if only
 * with `import type {} from 'gst-allocators/gi'`.
 */
export type Wrapper<Name extends string, Fallback = object> = Name extends keyof Wrappers
  ? Wrappers[Name]
  : Fallback
