import { closeSync, readSync } from 'node:fs'
import {
  c,
  EFD_CLOEXEC,
  EFD_NONBLOCK,
  G_CONNECT_SWAPPED,
  handlerAddress,
  lastErrno,
  type Pointer,
  systemError,
  type Watch,
  watchFd,
} from '../ffi/index.js'

/**
 * Wakes the event loop when an object emits signals, on any thread. The signal handler is eventfd_write() of the C
 * library, so a GStreamer thread never waits for JavaScript.
 */
export class WakeUp {
  readonly #object: Pointer
  readonly #fd: number
  readonly #watch: Watch
  readonly #handlers: (number | bigint)[]

  constructor(object: Pointer, signals: readonly string[], onWake: () => void) {
    this.#object = object
    this.#fd = c.eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC)
    if (this.#fd < 0) throw systemError('eventfd', 'watch an appsink or appsrc', lastErrno())
    this.#handlers = signals.flatMap((signal) => [
      c.g_signal_connect_data(
        object,
        signal,
        handlerAddress('eventfd_write'),
        BigInt(this.#fd),
        null,
        G_CONNECT_SWAPPED,
      ),
      // The last handler sets the return value of the signal. Otherwise a full eventfd would look like a failed sink.
      c.g_signal_connect_data(object, signal, handlerAddress('g_direct_equal'), 0n, null, G_CONNECT_SWAPPED),
    ])
    this.#watch = watchFd(this.#fd, () => {
      readSync(this.#fd, counter)
      onWake()
    })
    this.#watch.unref()
  }

  /** Disconnects the signal handlers and closes the fd. */
  close(): void {
    for (const handler of this.#handlers) c.g_signal_handler_disconnect(this.#object, handler)
    this.#watch.close()
    closeSync(this.#fd)
  }
}

const counter = new Uint8Array(8)
