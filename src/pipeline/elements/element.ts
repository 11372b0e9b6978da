// More than 200 lines, because most of them document what an element can do.
import { inspect } from 'node:util'
import type { Pointer } from '../../ffi/index.js'
import { wrapElement } from '../../gi/wrapper.js'
import type { Wrapper } from '../../gi/wrappers.js'
import {
  classOf,
  kindOf,
  nameOf,
  padsOf,
  pathOf,
  propertyNames,
  type State,
  stateOf,
  toState,
  type Value,
} from '../../gst/index.js'
import { findPad } from './find-pad.js'
import { getObjectProperty, setObjectProperty } from './object-properties.js'
import type { Owner } from './owner.js'
import type { Pad } from './pad.js'
import { notePointer } from './part-pointers.js'
import type { AnyProperties, ChildPropertyName, Readable, Settable, SettableNames } from './property-types.js'
import { gone, type Subject } from './subject.js'

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
 * await test.set('pattern', 'ball')
 * console.log(test.kind, await test.get('pattern'), await test.get('num-buffers')) // videotestsrc ball -1
 * ```
 */
export class Element<Properties extends object = AnyProperties, Gi extends object = Wrapper<'Gst.Element'>> {
  /** The name of the element in the pipeline. */
  readonly name: string
  /** The name of its factory, as in a description, such as `'x264enc'`; empty if no factory made the element. */
  readonly kind: string
  readonly #pointer: Pointer
  readonly #owner: Owner
  #wrapper: Gi | undefined

  /** @internal */
  constructor(pointer: Pointer, owner: Owner) {
    this.#pointer = pointer
    this.#owner = owner
    this.name = nameOf(pointer)
    this.kind = kindOf(pointer)
    notePointer(this, pointer)
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
   * The names of the pads that the element has now.
   *
   * @throws {GstAllocatorsError} `ERR_DISPOSED`
   * @see `gst_element_iterate_pads`
   */
  get padNames(): string[] {
    return padsOf(this.#live('list the pads of')).map(nameOf)
  }

  /**
   * node-gtk's wrapper of the element, of its own class. It is typed once the program imports 'gst-allocators/gi'.
   *
   * @throws {GstAllocatorsError} `ERR_DISPOSED`
   */
  get gi(): Gi {
    return (this.#wrapper ??= wrapElement(this.#live('wrap')) as Gi)
  }

  /**
   * Reads a property. Enums are their nicks, and 64-bit integers are bigints. A pad or an element of the pipeline is a
   * `Pad` or an `Element`. A sample is not copied, and must be disposed of.
   *
   * Elements may keep a property locked while they work: an encoder, for as long as it encodes a frame. The promise
   * settles once the element has answered.
   *
   * @param name - the name of the property, such as `'num-buffers'`, or of one of a pad or child: `'sink_1::xpos'`
   * @throws {GstAllocatorsError} `ERR_NO_PROPERTY`, `ERR_PROPERTY_ACCESS`, `ERR_DISPOSED`, `ERR_INVALID_ARG_TYPE`
   * @see `g_object_get_property`
   */
  get<Name extends keyof Properties & string>(name: Name): Promise<Readable<Properties[Name]>>
  get(name: ChildPropertyName): Promise<Readable<AnyProperties[string]>>
  async get(name: string): Promise<Value | object> {
    return getObjectProperty(this.#subject, this.#owner, name)
  }

  /**
   * Sets a property. While the pipeline is stopped, this is done before `set()` returns. Otherwise the promise resolves
   * once the element has taken the value, and the properties of one element are set in the order of the calls.
   *
   * @param name - the name of the property, such as `'num-buffers'`, or of one of a pad or child: `'sink_1::xpos'`
   * @param value - a value as `get()` returns it, or as text, as in a description; see `fraction()`, `caps()`,
   *   `structure()`
   * @throws {GstAllocatorsError} `ERR_NO_PROPERTY`, `ERR_PROPERTY_VALUE` with `required`, `ERR_PROPERTY_ACCESS`,
   *   `ERR_DISPOSED`, `ERR_INVALID_ARG_TYPE`
   * @see `g_object_set_property`
   */
  set<Name extends SettableNames<Properties>>(name: Name, value: Settable<Properties[Name]>): Promise<void>
  set(name: ChildPropertyName, value: Settable<AnyProperties[string]>): Promise<void>
  async set(name: string, value: unknown): Promise<void> {
    await setObjectProperty(this.#subject, this.#owner, name, value)
  }

  /**
   * Returns a pad that the element has, such as one that the description has requested by linking it.
   *
   * @param name - the name of the pad, such as `'sink_1'`
   * @throws {GstAllocatorsError} `ERR_NO_PAD`, `ERR_DISPOSED`, `ERR_INVALID_ARG_TYPE`
   * @see `gst_element_get_static_pad`
   */
  pad(name: string): Pad {
    return findPad(this.#live('use a pad of'), this.#owner, name)
  }

  /** @internal Returns what `console.log` shows. */
  [inspect.custom](): string {
    return `Element { ${this.kind} '${this.name}'${this.#owner.disposed ? ', disposed' : `, ${this.state}`} }`
  }

  get #subject(): Subject {
    return { object: this.#pointer, element: this.#pointer, name: this.name, kind: this.kind }
  }

  #live(verb: string): Pointer {
    if (this.#owner.disposed) throw gone(this.name, verb)
    return this.#pointer
  }
}
