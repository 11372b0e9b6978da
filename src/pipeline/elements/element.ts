// More than 200 lines, because an element comes with the types of its properties, and with documentation.
import { inspect } from 'node:util'
import { GstAllocatorsError, wrongType } from '../../errors/index.js'
import { c, type Pointer } from '../../ffi/index.js'
import { wrapObject } from '../../gi/wrapper.js'
import type { Wrapper } from '../../gi/wrappers.js'
import type { Sample } from '../../frame/index.js'
import {
  type BufferData,
  classOf,
  type Elements,
  fillValue,
  findSpec,
  kindOf,
  nameOf,
  nearestProperty,
  pathOf,
  propertyNames,
  type PropertySpec,
  type State,
  stateName,
  stateOf,
  toState,
  type Value,
  withValue,
} from '../../gst/index.js'
import { protectionReason } from './protected-properties.js'
import { readValue } from './read-value.js'

/** The properties of an element whose kind the types do not know: any name and any value. */
export type AnyProperties = Record<string, Value | Sample>

/** The properties of a kind of element, by the name of its factory: `PropertiesOf<'identity'>`. */
export type PropertiesOf<Kind extends string> = Kind extends keyof Elements ? Elements[Kind] : AnyProperties

/** The type to set a property with, given the type that it is read as: many values may also be set as text. */
export type Settable<T> = T extends bigint
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

/**
 * An element of a pipeline, with its properties.
 *
 * @see `GstElement`
 * @example
 * ```ts
 * import { Pipeline } from 'gst-allocators/pipeline'
 *
 * await using pipeline = Pipeline.parse('videotestsrc name=test ! fakesink')
 * const test = pipeline.element('test', 'videotestsrc')
 * test.set('pattern', 'ball')
 * console.log(test.kind, test.get('pattern'), test.get('num-buffers')) // videotestsrc ball -1
 * ```
 */
export class Element<Properties extends object = AnyProperties, Gi extends object = Wrapper<'Gst.Element'>> {
  /** The name of the element in the pipeline. */
  readonly name: string
  /** The name of its factory, as in a description, such as `'x264enc'`; empty if no factory made the element. */
  readonly kind: string
  readonly #pointer: Pointer
  readonly #pipeline: { readonly disposed: boolean }
  #wrapper: Gi | undefined

  /** @internal */
  constructor(pointer: Pointer, pipeline: { readonly disposed: boolean }) {
    this.#pointer = pointer
    this.#pipeline = pipeline
    this.name = nameOf(pointer)
    this.kind = kindOf(pointer)
  }

  /**
   * The path of the element, such as `'/GstPipeline:pipeline0/GstX264Enc:enc'`.
   *
   * @throws {GstAllocatorsError} `ERR_DISPOSED`
   * @see `gst_object_get_path_string`
   */
  get path(): string {
    return pathOf(this.#live('read the path of'))
  }

  /**
   * The current state of the element.
   *
   * @throws {GstAllocatorsError} `ERR_DISPOSED`
   * @see `GstState`
   */
  get state(): State {
    return toState(stateOf(this.#live('read the state of')).current)
  }

  /**
   * The names of the element's properties.
   *
   * @throws {GstAllocatorsError} `ERR_DISPOSED`
   * @see `g_object_class_list_properties`
   */
  get propertyNames(): string[] {
    return propertyNames(classOf(this.#live('list the properties of')))
  }

  /**
   * node-gtk's wrapper of the element, of its own class. It is typed once the program imports 'gst-allocators/gi'.
   *
   * @throws {GstAllocatorsError} `ERR_DISPOSED`
   */
  get gi(): Gi {
    return (this.#wrapper ??= wrapObject(this.#live('wrap')) as Gi)
  }

  /**
   * Reads a property. Enums are their nicks, and 64-bit integers are bigints. A fraction, caps, a structure and the like
   * are objects that are text as a string, and that can be set again. A sample, such as `last-sample`, is yours to
   * dispose of.
   *
   * @param name - the name of the property, such as `'num-buffers'`
   * @throws {GstAllocatorsError} `ERR_NO_PROPERTY`, `ERR_PROPERTY_ACCESS`, `ERR_DISPOSED`, `ERR_INVALID_ARG_TYPE`
   * @see `g_object_get_property`
   */
  get<Name extends keyof Properties & string>(name: Name): Properties[Name] {
    const spec = this.#spec('read', name)
    if (!spec.isReadable) throw this.#noAccess('read', name, 'it can only be set')
    return withValue(spec.type, (value) => {
      c.g_object_get_property(this.#pointer, name, value)
      return readValue(value)
    }) as Properties[Name]
  }

  /**
   * Sets a property.
   *
   * @param name - the name of the property, such as `'num-buffers'`
   * @param value - a value as `get()` returns it, or as text, as in a description; see `fraction()`, `caps()`, `structure()`
   * @throws {GstAllocatorsError} `ERR_NO_PROPERTY`, `ERR_PROPERTY_VALUE` with `required`, `ERR_PROPERTY_ACCESS`,
   *   `ERR_DISPOSED`, `ERR_INVALID_ARG_TYPE`
   * @see `g_object_set_property`
   */
  set<Name extends SettableNames<Properties>>(name: Name, value: Settable<Properties[Name]>): void {
    const spec = this.#spec('set', name)
    if (name === 'name') throw this.#noAccess('set', name, 'the description sets it')
    if (!spec.isWritable)
      throw this.#noAccess(
        'set',
        name,
        spec.isReadable ? 'it can only be read' : 'it can only be set when the element is created',
      )
    const reserved = protectionReason(this.kind, name, value)
    if (reserved !== undefined) throw this.#noAccess('set', name, reserved)
    const { current } = stateOf(this.#pointer)
    if (spec.highestState !== undefined && current > spec.highestState)
      throw this.#noAccess(
        'set',
        name,
        `the element is ${stateName(current)}, but this property can be set only in ${stateName(spec.highestState)} or below`,
      )
    withValue(spec.type, (gvalue) => {
      fillValue(gvalue, spec, value)
      c.g_object_set_property(this.#pointer, name, gvalue)
    })
  }

  /** @internal */
  isOf(pointer: Pointer): boolean {
    return this.#pointer === pointer
  }

  /** @internal Returns what `console.log` shows. */
  [inspect.custom](): string {
    return `Element { ${this.kind} '${this.name}'${this.#pipeline.disposed ? ', disposed' : `, ${this.state}`} }`
  }

  #live(verb: string): Pointer {
    if (!this.#pipeline.disposed) return this.#pointer
    throw new GstAllocatorsError(
      'ERR_DISPOSED',
      `Cannot ${verb} the element '${this.name}': its pipeline was disposed`,
      { element: this.name },
    )
  }

  #spec(verb: string, name: string): PropertySpec {
    const objectClass = classOf(this.#live(`${verb} a property of`))
    if (typeof name !== 'string') throw wrongType('name', 'a string', name)
    const spec = findSpec(objectClass, name)
    // GLib also accepts other spellings of a name, and ignores what follows a NUL.
    if (spec?.name === name) return spec
    throw new GstAllocatorsError(
      'ERR_NO_PROPERTY',
      `Cannot ${verb} ${name} of '${this.name}': ${this.kind} has no such property${nearestProperty(objectClass, name)}`,
      { element: this.name, property: name },
    )
  }

  #noAccess(verb: string, property: string, why: string): GstAllocatorsError {
    return new GstAllocatorsError(
      'ERR_PROPERTY_ACCESS',
      `Cannot ${verb} ${property} of '${this.name}': ${why}`,
      { element: this.name, property },
    )
  }
}
