import { c, layouts, type Pointer, readField, readPointer } from '../../ffi/index.js'
import { decodeStructure } from '../decode-value.js'
import type { Structure } from '../value.js'
import { decodeMessage } from './decode-message.js'
import type { Message, MessageSource } from './message.js'
import type { MessageSources } from './message-sources.js'
import { messageWeight } from './message-weight.js'
import { NativeMessage } from './native-message.js'

/** Where a message comes from, and an earlier message about a missing plugin, which helps to explain an error. */
export interface MessageContext {
  readonly pipeline: Pointer
  readonly sources: MessageSources
  readonly missing: Structure | undefined
}

/**
 * A message as it was on the bus. It is decoded only when somebody reads it, because that takes fifty times as long as
 * everything else.
 */
export class RawMessage {
  /** GStreamer's name for the type, such as `'state-changed'`. */
  readonly type: string
  /** The reference to the GstMessage. */
  readonly native: NativeMessage
  readonly #context: MessageContext
  readonly #sourcePointer: Pointer
  #source: MessageSource | undefined
  #message: Message | undefined

  /** Takes over the reference. The caller is the first holder. */
  constructor(pointer: Pointer, context: MessageContext) {
    this.native = new NativeMessage(pointer)
    this.#context = context
    this.#sourcePointer = readPointer(pointer, layouts.GstMessage.source)
    this.type = typeNameOf(Number(readField(pointer, layouts.GstMessage.type, 'int')))
  }

  /** Whether the pipeline itself posted the message. */
  get isFromPipeline(): boolean {
    return this.#sourcePointer === this.#context.pipeline
  }

  /** Whether the message ends a run: the error of an element, or the end of stream of the pipeline. */
  get endsRun(): boolean {
    if (this.type === 'error') return this.read().type === 'error'
    return this.type === 'eos' && this.isFromPipeline
  }

  /** Whether a full queue may drop the message: there may be very many of its kind, and none of them is the last. */
  get mayBeDropped(): boolean {
    return droppable.has(this.type)
  }

  /** How many messages it counts for in a queue. */
  get weight(): number {
    return this.native.pointer === 0n || !withStructure.has(this.type)
      ? 1
      : messageWeight(this.native.pointer)
  }

  /** What a message about a missing plugin says. */
  get missingPlugin(): Structure | undefined {
    const structure =
      this.type === 'element' && this.native.pointer !== 0n
        ? c.gst_message_get_structure(this.native.pointer)
        : null
    if (structure === null || c.gst_structure_get_name(structure) !== 'missing-plugin') return undefined
    return decodeStructure(structure)
  }

  /** Adds a holder. */
  hold(): void {
    this.native.hold()
    this.#source ??= this.#context.sources.of(this.#sourcePointer)
    // The explanation of an error looks at the pipeline, which may not exist for much longer.
    if (this.type === 'error') this.read()
  }

  /** Removes a holder. */
  release(): void {
    this.native.release()
  }

  /** Returns the decoded message. */
  read(): Message {
    if (this.#message === undefined) {
      this.#source ??= this.#context.sources.of(this.#sourcePointer)
      this.#message = decodeMessage(this.native.pointer, this.type, this.#source, this.#context)
      this.native.drop()
    }
    return this.#message
  }
}

function typeNameOf(type: number): string {
  let name = typeNames.get(type)
  if (name === undefined) typeNames.set(type, (name = c.gst_message_type_get_name(type)))
  return name
}

const typeNames = new Map<number, string>()
const withStructure = new Set(['element', 'application', 'tag'])
const droppable = new Set([
  'element',
  'application',
  'warning',
  'info',
  'tag',
  'buffering',
  'qos',
  'latency',
  'progress',
  'duration-changed',
  'property-notify',
  'stream-status',
  'toc',
])
