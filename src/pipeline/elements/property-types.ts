import type { Sample } from '../../frame/index.js'
import type { BufferData, ElementProperty, Elements, PadProperty, Value } from '../../gst/index.js'
import type { Element } from './element.js'
import type { Pad } from './pad.js'

/** The properties of an element of an unknown kind: any name and any value. */
export type AnyProperties = Record<string, Value | Sample | PadProperty | ElementProperty>

/** The properties of a kind of element, by the name of its factory: `PropertiesOf<'identity'>`. */
export type PropertiesOf<Kind extends string> = Kind extends keyof Elements ? Elements[Kind] : AnyProperties

/** The type that a property is read as, given its type in `Elements`. */
export type Readable<T> = T extends PadProperty
  ? Pad
  : T extends ElementProperty
    ? Element<AnyProperties, object>
    : T

/** The type to set a property with, given its type in `Elements`. Many values may also be set as text. */
export type Settable<T> = T extends PadProperty
  ? Pad
  : T extends ElementProperty
    ? Element<AnyProperties, object>
    : T extends bigint
      ? bigint | number
      : T extends BufferData
        ? BufferData | Uint8Array
        : T extends Uint8Array
          ? T
          : T extends readonly (infer Item)[]
            ? readonly Item[] | string
            : T extends object
              ? T | string
              : T

/** The names of the properties that can be set. */
export type SettableNames<Properties> = {
  [Name in keyof Properties & string]: IsReadOnly<Properties, Name> extends true ? never : Name
}[keyof Properties & string]

/** The name of a property of a pad or child, as in a pipeline description: `'sink_1::xpos'`. */
export type ChildPropertyName = `${string}::${string}`

/* eslint-disable @typescript-eslint/no-unnecessary-type-parameters -- they reveal readonly members */
type IsReadOnly<Properties, Name extends keyof Properties> =
  (<T>() => T extends Pick<Properties, Name> ? 1 : 2) extends <T>() => T extends Readonly<
    Pick<Properties, Name>
  >
    ? 1
    : 2
    ? true
    : false
/* eslint-enable @typescript-eslint/no-unnecessary-type-parameters */
