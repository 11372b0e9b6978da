import { GstAllocatorsError } from '../../errors/index.js'
import {
  c,
  GST_FORMAT_BUFFERS,
  GST_FORMAT_TIME,
  GST_SEEK_TYPE_SET,
  GST_STATE_PAUSED,
  type Pointer,
} from '../../ffi/index.js'
import {
  callAsyncAndWait,
  type CallWait,
  hasTimeSegment,
  nameOf,
  sinkPadsOf,
  sinksOf,
  stateOf,
} from '../../gst/index.js'
import { poll } from '../../wait/index.js'
import { querySeekable } from './query.js'
import type { Run } from './run.js'
import type { SeekGoal } from './seek-options.js'
import type { StateControl } from './state-control.js'

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
      'Cannot seek in the pipeline: its source is live, or its format does not allow it. Seek in a file, once play() or pause() has resolved',
    )
  // Always sets a stop, because GStreamer would otherwise keep that of an earlier seek.
  const { rate, flags, start, stop } = goal
  const event = () =>
    c.gst_event_new_seek(rate, GST_FORMAT_TIME, flags, GST_SEEK_TYPE_SET, start, GST_SEEK_TYPE_SET, stop)
  await sendFlush(pipeline, event, context, wait)
  context.run.rate = rate
}

/** Goes on by a number of frames in a paused pipeline, and waits until the new frame has reached every sink. */
export async function step(
  pipeline: Pointer,
  frames: number,
  context: SeekContext,
  wait: CallWait,
): Promise<void> {
  if (stateOf(pipeline).target !== GST_STATE_PAUSED)
    throw new GstAllocatorsError(
      'ERR_STOPPED',
      'Cannot step in the pipeline: it is not paused. Call pause() first',
    )
  // A sink logs a CRITICAL otherwise.
  const [untimed] = sinksOf(pipeline).filter((sink) => !sinkPadsOf(sink).every(hasTimeSegment))
  if (untimed !== undefined)
    throw new GstAllocatorsError(
      'ERR_NOT_SEEKABLE',
      `Cannot step in the pipeline: no data with times has reached '${nameOf(untimed)}'. Use sources and parsers that send times`,
      { element: nameOf(untimed) },
    )
  const event = () => c.gst_event_new_step(GST_FORMAT_BUFFERS, BigInt(frames), 1, 1, 0)
  await sendFlush(pipeline, event, context, wait)
}

/** Sends an event that flushes, and waits until data has reached every sink again. */
async function sendFlush(
  pipeline: Pointer,
  newEvent: () => Pointer,
  context: SeekContext,
  wait: CallWait,
): Promise<void> {
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
  const progress = { hasArrived: () => context.arrivals > arrivals, onSent: context.flush() }
  await send(pipeline, newEvent(), progress, wait)
  await context.state.settle(wait.check, wait.limits)
}

/**
 * Sends the event, but does not wait until the pipeline has settled. `hasArrived` says that it has reached every sink,
 * because a demuxer may keep the event. `onSent` is called once the event is sent, even if the caller gave up.
 */
async function send(
  pipeline: Pointer,
  event: Pointer,
  { hasArrived, onSent }: { readonly hasArrived: () => boolean; readonly onSent: () => void },
  wait: CallWait,
): Promise<void> {
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
