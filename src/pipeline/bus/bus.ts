import {
  c,
  nativeStruct,
  type NativeStruct,
  type Pointer,
  littleEndian,
  type Watch,
  watchFd,
} from '../../ffi/index.js'
import { decodeMessage } from './decode-message.js'
import type { Structure } from '../values/value-type.js'
import type { Message } from './message.js'

/**
 * The bus of a pipeline, watched by the event loop through the bus's own fd. What is watched is never collected, so the listener is held
 * only while it waits for messages: a pipeline at its end can be forgotten.
 */
export class Bus {
  readonly #pipeline: Pointer
  readonly #bus: Pointer
  readonly #watch: Watch
  readonly #listener: WeakRef<Listener>
  #missing: Structure | undefined

  /** Who makes it must hold the listener. */
  constructor(pipeline: Pointer, listener: Listener) {
    this.#pipeline = pipeline
    this.#listener = new WeakRef(listener)
    this.#bus = c.gst_bus_new()
    c.gst_element_set_bus(pipeline, this.#bus)
    this.#watch = watchFd(fdOf(this.#bus), () => {
      this.drain()
    })
    this.#watch.unref()
  }

  /** Whether the process, and the listener, stay alive for messages to come. */
  set isAwaited(isAwaited: boolean) {
    const listener = this.#listener.deref()
    if (listener !== undefined && isAwaited) awaiting.add(listener)
    else if (listener !== undefined) awaiting.delete(listener)
    if (isAwaited) this.#watch.ref()
    else this.#watch.unref()
  }

  /** Hands out what is there. */
  drain(): void {
    for (let next = c.gst_bus_pop(this.#bus); next !== null; next = c.gst_bus_pop(this.#bus)) {
      let message: Message
      try {
        message = decodeMessage(next, this.#pipeline, this.#missing)
      } finally {
        c.gst_mini_object_unref(next)
      }
      if (message.type === 'element' && message.structure.name === 'missing-plugin')
        this.#missing = message.structure
      this.#listener.deref()?.(message)
    }
  }

  /** Takes the bus off the pipeline, and its fd with it. */
  close(): void {
    this.isAwaited = false
    this.#watch.close()
    c.gst_element_set_bus(this.#pipeline, null)
    c.gst_object_unref(this.#bus)
  }
}

/** Who is told of messages. */
export type Listener = (message: Message) => void

const awaiting = new Set<Listener>()

function fdOf(bus: Pointer): number {
  pollFd ??= nativeStruct(8)
  c.gst_bus_get_pollfd(bus, pollFd.pointer)
  return pollFd.view.getInt32(0, littleEndian)
}

let pollFd: NativeStruct | undefined
