import { Gst, unsafeRelease } from 'gst-allocators/gi'
import { PipelineFailure } from './pipeline-failure.js'

/** A running pipeline that is asked how it is, so that none of its threads ever waits for JavaScript. */
export class PolledPipeline implements Disposable {
  readonly failure: PipelineFailure
  readonly #pipeline: Gst.Pipeline
  readonly #bus: Gst.Bus
  readonly #elements = new Set<Gst.Element>()

  /** `subject` is what the pipeline is for, as in "Cannot `subject`". */
  constructor(subject: string, description: string) {
    this.failure = new PipelineFailure(subject)
    this.#pipeline = Gst.parseLaunch(description) as Gst.Pipeline
    this.#bus = this.#pipeline.getBus()
  }

  /** An element by its name in the description. */
  element<T extends Gst.Element>(name: string, type: abstract new () => T): T {
    const element = this.#pipeline.getByName(name)
    if (!(element instanceof type)) throw new TypeError(`No such element: ${name}`)
    this.#elements.add(element)
    return element
  }

  /** Sets a property of an element, by name and as text, which works for those that introspection does not know. */
  set(name: string, property: string, value: string): void {
    Gst.utilSetObjectArg(this.element(name, Gst.Element), property, value)
  }

  play(): void {
    this.#pipeline.setState(Gst.State.PLAYING)
  }

  /** Reads the messages that have come since: true when the stream has ended, a throw when it has failed. */
  poll(): boolean {
    for (;;) {
      const message = this.#bus.popFiltered(interesting)
      if (message === null) return false
      try {
        if (message.type === Gst.MessageType.EOS) return true
        if (message.type === Gst.MessageType.ERROR) throw this.failure.explain(message)
        this.failure.remember(message)
      } finally {
        unsafeRelease(message)
      }
    }
  }

  /** Stops the pipeline and closes its fds, the bus's too, which would otherwise stay open until the wrappers are collected. */
  [Symbol.dispose](): void {
    this.#pipeline.setState(Gst.State.NULL)
    this.#pipeline.runDispose()
    for (const element of this.#elements) element.runDispose()
    this.#bus.runDispose()
  }
}

const interesting = Gst.MessageType.EOS | Gst.MessageType.ERROR | Gst.MessageType.ELEMENT
