import {
  c,
  GST_AUDIO_LAYOUT_NON_INTERLEAVED,
  layouts,
  littleEndian,
  peekStruct,
  type Pointer,
  withStruct,
} from '../../ffi/index.js'
import type { CapsInfo } from '../../frame/index.js'
import type { FrameSizeRule } from './frame-size-rule.js'

/** Returns the rule of raw audio: whole samples of all channels. Buffers of planar audio have GstAudioMeta. */
export function audioRule(caps: Pointer, { structure }: CapsInfo): FrameSizeRule | undefined {
  const own = withStruct('GstAudioInfo', ({ pointer, bytes }) =>
    c.gst_audio_info_from_caps(pointer, caps) === 0 ? undefined : bytes.slice(),
  )
  if (own === undefined) return undefined
  const view = new DataView(own.buffer)
  const at = layouts.GstAudioInfo
  const required = view.getInt32(at.bytesPerSample, littleEndian)
  if (required < 1) return { refusal: () => undefined }
  const channelCount = view.getInt32(at.channels, littleEndian)
  const layout = view.getInt32(at.layout, littleEndian)
  const { format, channels } = structure.fields
  const many = channels === 1 ? '1 channel' : `${channelCount} channels`
  const name = `its caps (${typeof format === 'string' ? format : ''}, ${many})`
  return {
    refusal: (buffer) => {
      const meta = audioMetaOf(buffer)
      if (meta !== undefined) {
        const fits =
          meta.bytesPerSample === required && meta.channels === channelCount && meta.layout === layout
        return fits ? undefined : { reason: `its samples are arranged for other caps than ${name}` }
      }
      if (Number(c.gst_buffer_get_size(buffer)) % required === 0) return undefined
      return { reason: `${name} require a multiple of ${required} bytes`, required }
    },
    lacksDescription: (buffer) =>
      layout === GST_AUDIO_LAYOUT_NON_INTERLEAVED && audioMetaOf(buffer) === undefined,
    describe: (buffer) => {
      const samples = Number(c.gst_buffer_get_size(buffer)) / required
      withStruct('GstAudioInfo', ({ pointer, bytes }) => {
        bytes.set(own)
        c.gst_buffer_add_audio_meta(buffer, pointer, samples, null)
      })
    },
  }
}

function audioMetaOf(buffer: Pointer) {
  const meta = c.gst_buffer_get_meta(buffer, c.gst_audio_meta_api_get_type())
  if (meta === null) return undefined
  const view = peekStruct(meta + BigInt(layouts.GstAudioMeta.info), 'GstAudioInfo')
  return {
    bytesPerSample: view.getInt32(layouts.GstAudioInfo.bytesPerSample, littleEndian),
    channels: view.getInt32(layouts.GstAudioInfo.channels, littleEndian),
    layout: view.getInt32(layouts.GstAudioInfo.layout, littleEndian),
  }
}
