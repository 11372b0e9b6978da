import { GstAllocatorsError, wrongType } from '../../errors/index.js'
import {
  c,
  GST_FORMAT_TIME,
  GST_SEEK_FLAG_ACCURATE,
  GST_SEEK_FLAG_FLUSH,
  GST_SEEK_FLAG_KEY_UNIT,
  GST_SEEK_TYPE_NONE,
  GST_SEEK_TYPE_SET,
  type Pointer,
} from '../../ffi/index.js'
import { callAsyncAndWait, type CallWait } from '../../gst/index.js'
import { poll } from '../../wait/index.js'
import { querySeekable } from './query.js'
import type { Run } from './run.js'
import type { StateControl } from './state-control.js'

/** The target of a seek. */
export interface SeekGoal {
  /** The position in nanoseconds from the beginning. */
  readonly time: bigint
  /** True to seek to the nearest key frame. */
  readonly keyUnit: boolean
}

/** The parts of a pipeline's lifecycle that a seek needs. */
export interface SeekContext {
  readonly run: Run
  readonly state: StateControl
  /** The number of state changes and seeks that have reached every sink. */
  readonly arrivals: number
  /** Begins another run after the end of stream. */
  resume(): void
  /** Begins a flush of the sinks, and returns the function that ends it. */
  flush(): () => void
}

/** Checks the time that a program wants to seek to, and returns it. */
export function checkTime(time: bigint): bigint {
  if (typeof time === 'bigint' && time >= 0n && time < 2n ** 63n) return time
  throw wrongType('time', 'a bigint of nanoseconds, 0n or more', time)
}

/** Seeks to another position, and waits until the first data from there has reached every sink. */
export async function seek(
  pipeline: Pointer,
  goal: SeekGoal,
  context: SeekContext,
  wait: CallWait,
): Promise<void> {
  if (!(await querySeekable(pipeline, wait)))
    throw new GstAllocatorsError(
      'ERR_NOT_SEEKABLE',
      'Cannot seek in the pipeline: its source is live, or its format does not allow it',
    )
  // One seek at a time, because elements do not expect two at once.
  while (context.run.isFlushing)
    await poll(
      () => {
        wait.check()
        return context.run.isFlushing ? undefined : true
      },
      wait.limits,
      wait.timeoutError,
    )
  wait.check()
  if (context.run.isOver) context.resume()
  const { arrivals } = context
  await sendSeek(
    pipeline,
    goal,
    { hasArrived: () => context.arrivals > arrivals, onSent: context.flush() },
    wait,
  )
  await context.state.settle(wait.check, wait.limits)
}

/**
 * Sends the event, but does not wait until the pipeline has settled. `hasArrived` says that the seek has reached every
 * sink, because a demuxer may keep the event. `onSent` is called once the event is sent, even if the caller gave up.
 */
async function sendSeek(
  pipeline: Pointer,
  { time, keyUnit }: SeekGoal,
  { hasArrived, onSent }: { readonly hasArrived: () => boolean; readonly onSent: () => void },
  wait: CallWait,
): Promise<void> {
  const flags = GST_SEEK_FLAG_FLUSH | (keyUnit ? GST_SEEK_FLAG_KEY_UNIT : GST_SEEK_FLAG_ACCURATE)
  const event = c.gst_event_new_seek(
    1,
    GST_FORMAT_TIME,
    flags,
    GST_SEEK_TYPE_SET,
    time,
    GST_SEEK_TYPE_NONE,
    -1n,
  )
  // The call takes ownership of one of three references, and the thread releases another when it is done.
  c.gst_mini_object_ref(event)
  c.gst_mini_object_ref(event)
  const release = () => {
    c.gst_mini_object_unref(event)
    onSent()
  }
  await callAsyncAndWait(
    pipeline,
    {
      name: 'gst_element_send_event',
      object: event,
      destroyNotify: 'gst_mini_object_unref',
      isDone: (references) => references === 1 || hasArrived(),
      release,
    },
    wait,
  )
  release()
}
