import { c, GST_AUDIO_LAYOUT_NON_INTERLEAVED, type Pointer, withStruct } from '../../ffi/index.js'
import { type CapsInfo, readAudioInfo, readAudioMeta } from '../../frame/index.js'
import type { FrameSizeRule } from './frame-size-rule.js'

/** Returns the rule of raw audio: whole samples of all channels. Buffers of planar audio have GstAudioMeta. */
export function audioRule(caps: Pointer, { structure }: CapsInfo): FrameSizeRule | undefined {
  const info = readAudioInfo(caps)
  if (info === undefined) return undefined
  const { bytesPerSample: required, channels: channelCount, layout, struct } = info
  if (required < 1) return { refusal: () => undefined }
  const { format, channels } = structure.fields
  const channelText = channels === 1 ? '1 channel' : `${channelCount} channels`
  const name = `the caps (${typeof format === 'string' ? format : ''}, ${channelText})`
  return {
    refusal: (buffer) => {
      const meta = readAudioMeta(buffer)
      if (meta !== undefined) {
        const fits =
          meta.bytesPerSample === required && meta.channels === channelCount && meta.layout === layout
        return fits
          ? undefined
          : {
              reason: `the GstAudioMeta of the buffer does not match ${name}. Set the caps of the source to those of the data`,
            }
      }
      if (Number(c.gst_buffer_get_size(buffer)) % required === 0) return undefined
      return { reason: `${name} require a multiple of ${required} bytes`, required }
    },
    lacksMeta: (buffer) => layout === GST_AUDIO_LAYOUT_NON_INTERLEAVED && readAudioMeta(buffer) === undefined,
    addMeta: (buffer) => {
      const samples = Number(c.gst_buffer_get_size(buffer)) / required
      withStruct('GstAudioInfo', ({ pointer, bytes }) => {
        bytes.set(struct)
        c.gst_buffer_add_audio_meta(buffer, pointer, samples, null)
      })
    },
  }
}
