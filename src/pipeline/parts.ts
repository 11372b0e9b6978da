import { c, type Pointer } from '../ffi/index.js'
import { elementsOf, isA, nameOf } from '../gst/index.js'
import { Element } from './elements/element.js'
import { type ElementClass, wantedKind } from './elements/element-class.js'
import { findElement, type Wanted } from './elements/find-element.js'
import type { Owner } from './elements/owner.js'
import { Pad } from './elements/pad.js'
import type { AnyProperties } from './elements/property-types.js'
import { emptySink } from './sink/empty-sinks.js'
import { prepareAppSink } from './sink/prepare-app-sink.js'
import { Sink } from './sink/sink.js'
import { prepareAppSrc } from './source/prepare-app-src.js'
import { Source } from './source/source.js'
import type { Run } from './state/run.js'
import type { StateControl } from './state/state-control.js'

/** The sinks, sources and elements of a pipeline that the program has asked for, by name. */
export class Parts implements Owner {
  readonly #pipeline: Pointer
  readonly #run: Run
  readonly #owner: PartsOwner
  readonly #references: Pointer[]
  readonly #sinks = new Map<string, Sink>()
  readonly #sources = new Map<string, Source>()
  readonly #elements = new Map<Pointer, Element<AnyProperties, object>>()
  readonly #pads = new Map<Pointer, Pad>()

  /** `references` receives the elements that a reference was taken to. `owner` releases those references. */
  constructor(pipeline: Pointer, run: Run, owner: PartsOwner, references: Pointer[]) {
    this.#pipeline = pipeline
    this.#run = run
    this.#owner = owner
    this.#references = references
    for (const element of elementsOf(pipeline)) {
      if (appSink.fits(element)) prepareAppSink(element)
      if (appSrc.fits(element)) prepareAppSrc(element)
    }
  }

  /** Returns an appsink: the same object for the same name. */
  sink(name: string): Sink {
    const known = this.#sinks.get(name)
    if (known !== undefined) return known
    const sink = new Sink(this.#find(name, appSink), name, this.#run)
    this.#sinks.set(name, sink)
    return sink
  }

  /** Returns an appsrc: the same object for the same name. */
  source(name: string): Source {
    const known = this.#sources.get(name)
    if (known !== undefined) return known
    const source = new Source(this.#find(name, appSrc), name, this.#run)
    this.#sources.set(name, source)
    return source
  }

  /** Returns an element: the same object while the pipeline has the same element under that name. */
  element(name: string, kind: string | ElementClass<object> | undefined): Element<AnyProperties, object> {
    const pointer = findElement(this.#pipeline, name, wantedKind(kind))
    const element = this.#elementFor(pointer)
    c.gst_object_unref(pointer)
    return element
  }

  partFor(object: Pointer): Element<AnyProperties, object> | Pad | undefined {
    if (c.gst_object_has_as_ancestor(object, this.#pipeline) === 0) return undefined
    if (isA(object, c.gst_element_get_type())) return this.#elementFor(object)
    return isA(object, c.gst_pad_get_type()) ? this.#padFor(object) : undefined
  }

  get disposed(): boolean {
    return this.#owner.disposed
  }

  get isIdle(): boolean {
    return this.#owner.state.isIdle
  }

  get nextState(): number {
    return this.#owner.state.nextState
  }

  /** Prepares the sinks for another run. */
  begin(): void {
    for (const sink of this.#sinks.values()) sink.begin()
  }

  /** Makes pending reads and pushes check again. */
  update(isStopped: boolean): void {
    for (const sink of this.#sinks.values()) sink.update(isStopped)
    for (const source of this.#sources.values()) source.update()
  }

  /** Prepares the sinks for a flush. */
  flush(): void {
    for (const sink of this.#sinks.values()) sink.flush()
  }

  /** Makes room for one frame in every appsink, including those that the program has not asked for. */
  makeRoom(): void {
    for (const element of elementsOf(this.#pipeline))
      if (appSink.fits(element)) this.sink(nameOf(element)).makeRoom()
  }

  /** Ends the stream of an appsrc. Returns false for other elements. */
  endSource(element: Pointer): boolean {
    if (!appSrc.fits(element)) return false
    const known = [...this.#sources.values()].find((source) => source.isOf(element))
    if (known === undefined) c.gst_app_src_end_of_stream(element)
    else known.finish()
    return true
  }

  /** Lets the end of stream through: empties the appsinks that nobody reads at the moment. */
  emptySinks(): void {
    for (const element of elementsOf(this.#pipeline)) {
      if (!appSink.fits(element)) continue
      const known = [...this.#sinks.values()].find((sink) => sink.isOf(element))
      if (known === undefined) emptySink(element)
      else known.drain()
    }
  }

  /** After the end of stream, lets each loop read the samples that have arrived. */
  finish(): void {
    for (const sink of this.#sinks.values()) sink.finish()
  }

  /** Ends all reads and pushes at the end of a run, and releases their resources. */
  close(): void {
    for (const part of [...this.#sinks.values(), ...this.#sources.values()]) part.close()
  }

  /** Closes all sinks and sources for good. */
  dispose(): void {
    for (const part of [...this.#sinks.values(), ...this.#sources.values()]) part.dispose()
  }

  #elementFor(pointer: Pointer): Element<AnyProperties, object> {
    const known = this.#elements.get(pointer)
    if (known !== undefined) return known
    this.#references.push(c.gst_object_ref(pointer))
    const element = new Element<AnyProperties, object>(pointer, this)
    this.#elements.set(pointer, element)
    return element
  }

  #padFor(pointer: Pointer): Pad | undefined {
    const known = this.#pads.get(pointer)
    if (known !== undefined) return known
    // The parent of a pad inside a ghost pad is that pad, not an element.
    const element = c.gst_object_get_parent(pointer)
    if (element === null) return undefined
    this.#references.push(element)
    if (!isA(element, c.gst_element_get_type())) return undefined
    this.#references.push(c.gst_object_ref(pointer))
    const pad = new Pad(pointer, element, this)
    this.#pads.set(pointer, pad)
    return pad
  }

  #find(name: string, wanted: Wanted): Pointer {
    const element = findElement(this.#pipeline, name, wanted)
    this.#references.push(element)
    return element
  }
}

interface PartsOwner {
  readonly disposed: boolean
  readonly state: StateControl
}

const appSink: Wanted = { what: 'appsink', fits: (element) => isA(element, c.gst_app_sink_get_type()) }
const appSrc: Wanted = { what: 'appsrc', fits: (element) => isA(element, c.gst_app_src_get_type()) }
