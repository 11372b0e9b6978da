import { warnOfFault } from '../../errors/index.js'
import { c, layouts, type Pointer, littleEndian, type Watch, watchFd, withStruct } from '../../ffi/index.js'
import type { Structure } from '../value.js'
import { BusBrake } from './bus-brake.js'
import { MessageSources } from './message-sources.js'
import { RawMessage } from './raw-message.js'

/**
 * The bus of a pipeline. The event loop watches its fd, and a watched bus is never collected. So it holds the listener
 * strongly only while messages are awaited. A pipeline whose run is over can then be collected.
 */
export class Bus {
  readonly #pipeline: Pointer
  readonly #bus: Pointer
  readonly #watch: Watch
  readonly #listener: WeakRef<MessageListener>
  readonly #sources: MessageSources
  #missing: Structure | undefined
  readonly #brake: BusBrake
  #sliceMs = minSliceMs
  /** When a turn first left messages behind; undefined once none are. */
  #behindSinceMs: number | undefined
  #isClosed = false

  /** The caller must keep a reference to the listener. */
  constructor(pipeline: Pointer, listener: MessageListener) {
    this.#pipeline = pipeline
    this.#listener = new WeakRef(listener)
    this.#sources = new MessageSources(pipeline)
    this.#bus = c.gst_bus_new()
    this.#brake = new BusBrake(this.#bus)
    c.gst_element_set_bus(pipeline, this.#bus)
    // The event loop calls again in its next turn while the bus has messages.
    this.#watch = watchFd(fdOf(this.#bus), () => {
      this.readAll()
    })
    this.#watch.unref()
  }

  /** Whether the process and the listener stay alive for further messages. */
  set isAwaited(isAwaited: boolean) {
    const listener = this.#listener.deref()
    if (listener !== undefined && isAwaited) awaiting.add(listener)
    else if (listener !== undefined) awaiting.delete(listener)
    if (isAwaited) this.#watch.ref()
    else this.#watch.unref()
  }

  /**
   * Passes pending messages to the listener, for a few milliseconds at most, because threads may post them as fast as
   * they are read. Returns true if the bus is empty. While it is not, each call lasts longer than the one before.
   */
  readAll(): boolean {
    const startMs = performance.now()
    try {
      while (!this.#isClosed) {
        const next = c.gst_bus_pop(this.#bus)
        if (next === null) break
        this.#pass(next)
        const nowMs = performance.now()
        if (nowMs - startMs < this.#sliceMs) continue
        this.#sliceMs = Math.min(maxSliceMs, 2 * this.#sliceMs)
        this.#behindSinceMs ??= startMs
        if (nowMs - this.#behindSinceMs > maxBehindMs) this.#brake.apply()
        return false
      }
      this.#sliceMs = minSliceMs
      this.#behindSinceMs = undefined
      this.#brake.release()
      return true
    } finally {
      this.#sources.clear()
    }
  }

  /** Removes the bus from the pipeline, which also closes its fd. */
  close(): void {
    this.isAwaited = false
    this.#isClosed = true
    this.#watch.close()
    c.gst_element_set_bus(this.#pipeline, null)
    c.gst_object_unref(this.#bus)
  }

  /** Passes on one message. Whatever goes wrong with it, the others must still get through. */
  #pass(pointer: Pointer): void {
    const context = { pipeline: this.#pipeline, sources: this.#sources, missing: this.#missing }
    const message = new RawMessage(pointer, context)
    try {
      this.#missing = message.missingPlugin ?? this.#missing
      this.#listener.deref()?.(message)
    } catch (error) {
      warnOfFault(error)
    } finally {
      message.release()
    }
  }
}

/** Receives each message. It holds those that it wants to read later. */
export type MessageListener = (message: RawMessage) => void

const awaiting = new Set<MessageListener>()

function fdOf(bus: Pointer): number {
  return withStruct('GPollFD', ({ pointer, view }) => {
    c.gst_bus_get_pollfd(bus, pointer)
    return view.getInt32(layouts.GPollFD.fd, littleEndian)
  })
}

const minSliceMs = 4
const maxSliceMs = 12
const maxBehindMs = 200
