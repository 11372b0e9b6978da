import type { Namespaces as Generated } from '../../types/namespaces.js'
import type { wrappedTypes } from './wrapped-types.js'

// The type of each `gi` of this package, for programs that import 'gst-allocators/gi'.
declare module './wrappers.js' {
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- it inherits its members
  interface Wrappers extends Wrapped {}
}

declare module './namespaces.js' {
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- it inherits its members
  interface Namespaces extends Generated {}
}

type Wrapped = { readonly [Name in (typeof wrappedTypes)[number]]: InstanceOf<Name> }

/** The instance type of a class by its full name: `Gst.Memory` of 'Gst.Memory'. */
type InstanceOf<Name extends string> = Name extends `${infer Namespace}.${infer Class}`
  ? Generated extends Readonly<Record<`${Namespace}-1.0`, infer Members>>
    ? Members extends Readonly<Record<Class, { readonly prototype: infer Instance }>>
      ? Instance
      : never
    : never
  : never
