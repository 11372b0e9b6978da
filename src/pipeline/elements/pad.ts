import { inspect } from 'node:util'
import { c, GST_PAD_SRC, type Pointer, takeString } from '../../ffi/index.js'
import { wrapPad } from '../../gi/wrapper.js'
import type { Wrapper } from '../../gi/wrappers.js'
import { classOf, nameOf, propertyNames, typeName, typeOfObject } from '../../gst/index.js'
import { getObjectProperty, setObjectProperty } from './object-properties.js'
import type { Owner } from './owner.js'
import { notePointer } from './part-pointers.js'
import type { AnyProperties, Readable, Settable } from './property-types.js'
import { gone, type Subject } from './subject.js'

/**
 * A pad of an element, with its properties.
 *
 * @see `GstPad`
 * @example
 * ```ts
 * import { Pipeline } from 'gst-allocators/pipeline'
 *
 * await using pipeline = Pipeline.parse('compositor name=mix ! fakesink videotestsrc ! mix.sink_1')
 * const pad = pipeline.element('mix').pad('sink_1')
 * await pad.set('xpos', 100)
 * console.log(pad.direction, pad.isLinked, await pad.get('xpos')) // sink true 100
 * ```
 */
export class Pad {
  /** The name of the pad, such as `'sink_1'`. */
  readonly name: string
  /** `'src'` for a pad that sends data, `'sink'` for one that receives data. */
  readonly direction: 'src' | 'sink'
  readonly #subject: Subject
  readonly #owner: Owner
  #wrapper: Wrapper<'Gst.Pad'> | undefined

  /** @internal */
  constructor(pointer: Pointer, element: Pointer, owner: Owner) {
    this.name = nameOf(pointer)
    this.direction = c.gst_pad_get_direction(pointer) === GST_PAD_SRC ? 'src' : 'sink'
    this.#owner = owner
    this.#subject = {
      object: pointer,
      element,
      name: `${nameOf(element)}.${this.name}`,
      kind: typeName(typeOfObject(pointer)),
    }
    notePointer(this, pointer)
  }

  /**
   * The caps of the data that passes the pad, as text; null before caps are negotiated.
   *
   * @throws {GstAllocatorsError} `ERR_DISPOSED`
   * @see `gst_pad_get_current_caps`
   */
  get caps(): string | null {
    const caps = c.gst_pad_get_current_caps(this.#live('read the caps of'))
    if (caps === null) return null
    const text = takeString(c.gst_caps_to_string(caps))
    c.gst_mini_object_unref(caps)
    return text
  }

  /**
   * True if the pad is linked to another.
   *
   * @throws {GstAllocatorsError} `ERR_DISPOSED`
   * @see `gst_pad_is_linked`
   */
  get isLinked(): boolean {
    return c.gst_pad_is_linked(this.#live('read the link of')) !== 0
  }

  /**
   * The names of the pad's properties.
   *
   * @throws {GstAllocatorsError} `ERR_DISPOSED`
   * @see `g_object_class_list_properties`
   */
  get propertyNames(): string[] {
    return propertyNames(classOf(this.#live('list the properties of')))
  }

  /**
   * node-gtk's wrapper of the pad. It is typed once the program imports 'gst-allocators/gi'.
   *
   * @throws {GstAllocatorsError} `ERR_DISPOSED`
   */
  get gi(): Wrapper<'Gst.Pad'> {
    return (this.#wrapper ??= wrapPad(this.#live('wrap')))
  }

  /**
   * Reads a property, like {@link Element.get}.
   *
   * @param name - the name of the property, such as `'xpos'`
   * @throws {GstAllocatorsError} `ERR_NO_PROPERTY`, `ERR_PROPERTY_ACCESS`, `ERR_DISPOSED`, `ERR_INVALID_ARG_TYPE`
   * @see `g_object_get_property`
   */
  async get(name: string): Promise<Readable<AnyProperties[string]>> {
    return (await getObjectProperty(this.#subject, this.#owner, name)) as Readable<AnyProperties[string]>
  }

  /**
   * Sets a property, like {@link Element.set}.
   *
   * @param name - the name of the property, such as `'xpos'`
   * @param value - a value as `get()` returns it, or as text, as in a description; see `fraction()`, `caps()`,
   *   `structure()`
   * @throws {GstAllocatorsError} `ERR_NO_PROPERTY`, `ERR_PROPERTY_VALUE` with `required`, `ERR_PROPERTY_ACCESS`,
   *   `ERR_DISPOSED`, `ERR_INVALID_ARG_TYPE`
   * @see `g_object_set_property`
   */
  async set(name: string, value: Settable<AnyProperties[string]>): Promise<void> {
    await setObjectProperty(this.#subject, this.#owner, name, value)
  }

  /** @internal Returns what `console.log` shows. */
  [inspect.custom](): string {
    return `Pad { ${this.#subject.name}, ${this.direction}${this.#owner.disposed ? ', disposed' : ''} }`
  }

  #live(verb: string): Pointer {
    if (this.#owner.disposed) throw gone(this.#subject.name, verb, 'pad')
    return this.#subject.object
  }
}
