// Checks that the list of wrapped types gives each `gi` its type, and that gst-allocators/gi exports the listed namespaces.
import { expectTypeOf } from 'expect-type'
import type { Wrapper, Wrappers } from 'gst-allocators'
import type * as entry from 'gst-allocators/gi'
import type { Gst, GstAllocators } from 'gst-allocators/gi'
import type { Element, Pad, Pipeline } from 'gst-allocators/pipeline'
import type { exportedNamespaces, wrappedTypes } from '../../src/gi/wrapped-types.js'

expectTypeOf<keyof Wrappers>().toEqualTypeOf<(typeof wrappedTypes)[number]>()
expectTypeOf<
  { [Name in keyof Wrappers]: [Wrappers[Name]] extends [never] ? Name : never }[keyof Wrappers]
>().toBeNever()
expectTypeOf<Wrapper<'Gst.Memory'>>().toEqualTypeOf<Gst.Memory>()
expectTypeOf<Wrapper<'GstAllocators.FdAllocator'>>().toEqualTypeOf<GstAllocators.FdAllocator>()
expectTypeOf<Pipeline['gi']>().toEqualTypeOf<Gst.Pipeline>()
expectTypeOf<Element['gi']>().toEqualTypeOf<Gst.Element>()
expectTypeOf<Pad['gi']>().toEqualTypeOf<Gst.Pad>()

// A type that is not in the list is an object, or what it falls back to.
expectTypeOf<Wrapper<'Gst.Nothing'>>().toEqualTypeOf<object>()

type Exported = (typeof exportedNamespaces)[number] extends `${infer Name}-${string}` ? Name : never
type NamespaceNames<Entry> = {
  [Name in keyof Entry & string]: Name extends `G${Uppercase<string>}${string}` ? Name : never
}[keyof Entry & string]
expectTypeOf<Exclude<Exported, keyof typeof entry>>().toBeNever()
expectTypeOf<Exclude<NamespaceNames<typeof entry>, Exported>>().toBeNever()
