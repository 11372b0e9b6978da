import { c, type Pointer } from '../../ffi/index.js'
import {
  type CapsInfo,
  isInPlainMemory,
  memorySizes,
  type PlaneFormat,
  planeProblem,
  readVideoInfo,
  readVideoMeta,
  type VideoFormat,
  type VideoMeta,
} from '../../frame/index.js'
import { frameDuration } from './frame-duration.js'
import type { FrameSizeRule, Refusal } from './frame-size-rule.js'
import { guessLayout, showLayout } from './guess-layout.js'

/** Returns the rule of raw video: whole frames, in the layout of their caps or in one that the buffer specifies. */
export function videoRule(caps: Pointer, { structure, video }: CapsInfo): FrameSizeRule | undefined {
  const info = readVideoInfo(caps)
  if (info === undefined) return undefined
  const { width, height, size: required } = info
  const { format } = structure.fields
  const name = `the caps (${typeof format === 'string' ? format : ''}, ${width}x${height})`
  const planes = video?.planes ?? []
  // The message mentions strides, because padding is often forgotten.
  const isPadded = planes.some(({ stride, rowBytes }) => stride > rowBytes)
  const strides = isPadded ? `, with strides of ${planes.map(({ stride }) => stride).join(', ')}` : ''
  return {
    ...(video && { video }),
    duration: frameDuration(structure),
    refusal: (buffer, isSample) => {
      const meta = readVideoMeta(buffer)
      if (meta !== undefined) return video && refuseLayout(video, meta, buffer, name)
      const size = Number(c.gst_buffer_get_size(buffer))
      if (size < required)
        return {
          reason: `${name} require at least ${required} bytes${strides}${tight(planes, size)}`,
          required,
        }
      // GStreamer itself reads a sample without a layout in this way. Other memory often has whole pages.
      if (isSample || size < required + c.getpagesize()) return undefined
      return { reason: `${name} require ${required} bytes${strides}. ${surplus(video, size)}`, required }
    },
  }
}

/** Checks the layout that a buffer specifies. GStreamer trusts it, and reads whatever is there. */
function refuseLayout(
  video: VideoFormat,
  meta: VideoMeta,
  buffer: Pointer,
  name: string,
): Refusal | undefined {
  if (meta.formatId !== video.formatId || meta.width < video.width || meta.height < video.height)
    return {
      reason: `the GstVideoMeta of the buffer does not match ${name}. Set the caps of the source to those of the data`,
    }
  if (!isInPlainMemory(buffer)) return undefined
  const problem = planeProblem(video.planes, meta, memorySizes(buffer))
  return problem && { ...problem, reason: `the layout does not fit ${name}: ${problem.reason}` }
}

/** Says what to do with lines that follow each other without padding. */
function tight(planes: readonly PlaneFormat[], size: number): string {
  const strides = planes.map(({ rowBytes }) => rowBytes)
  const offsets: number[] = []
  let end = 0
  for (const { rowBytes, height } of planes) {
    offsets.push(end)
    end += rowBytes * height
  }
  return end === size ? `. If its lines have no padding, pass ${showLayout({ strides, offsets })}` : ''
}

/** Says what to do with more bytes than a frame has. */
function surplus(video: VideoFormat | undefined, size: number): string {
  if (video === undefined) return 'Push one frame at a time'
  const { planes } = video
  const packed = { strides: planes.map(({ stride }) => stride), offsets: planes.map(({ offset }) => offset) }
  const guess = guessLayout(planes, size, c.getpagesize())
  const padded = guess === undefined ? '' : `, which may be ${showLayout(guess)}`
  return `If its lines are padded, pass their layout${padded}. If the other bytes mean nothing, pass ${showLayout(packed)}`
}
