import {
  checkChoice,
  checkInteger,
  checkOptions,
  checkSignal,
  type OptionNames,
  type Signal,
  wrongType,
} from '../../errors/index.js'

/** What happens when frames come faster than they are read. */
export type Policy = 'block' | 'drop-oldest' | 'drop-newest'

/** Options for reading from a sink. */
export interface ReadOptions {
  /** Ends the loop, which throws the signal's reason. */
  readonly signal?: Signal | undefined
  /** How many frames the sink queues, 1 or more. Default: `max-buffers` of the description, or 4. */
  readonly queue?: number | undefined
  /**
   * What happens when the queue is full: the pipeline waits (`'block'`), or the oldest frame is dropped
   * (`'drop-oldest'`), or the newest (`'drop-newest'`). The event loop drops the newest, so the pipeline waits while
   * your program blocks the event loop. Default: `drop` of the description, or `'block'`.
   */
  readonly policy?: Policy | undefined
  /**
   * True to wait until each frame is writable, because a streaming thread releases a frame only a moment after handing
   * it out. The loop throws `ERR_FRAME_NOT_WRITABLE` if another holder, such as a tee, keeps one. Default: false.
   */
  readonly writable?: boolean | undefined
}

/** Checks the options of a reader. */
export function checkReadOptions(options: ReadOptions): ReadOptions {
  checkOptions(options, readOptions)
  const { signal, queue, policy, writable } = options
  checkSignal(signal)
  if (writable !== undefined && typeof writable !== 'boolean')
    throw wrongType('writable', 'true or false', writable)
  if (queue !== undefined) checkInteger('queue', queue, 1, 2 ** 31 - 1)
  if (policy !== undefined) checkChoice('policy', policy, policies)
  return options
}

const readOptions: OptionNames<ReadOptions> = { signal: true, queue: true, policy: true, writable: true }
const policies = ['block', 'drop-oldest', 'drop-newest'] as const satisfies readonly Policy[]
