import { Gst } from '../../src/gi/index.js'

/** Returns pipelines that may run an element named "x", the likeliest first. */
export function descriptionsOf(kind: string): string[] {
  const element = `${kind} name=x ${settings[kind] ?? ''}`
  const templates = Gst.ElementFactory.find(kind)?.getStaticPadTemplates() ?? []
  const sinks = templates.filter(({ direction }) => direction === Gst.PadDirection.SINK)
  const hasSource = templates.some(({ direction }) => direction === Gst.PadDirection.SRC)
  const end = hasSource ? ' ! fakesink sync=false async=false' : ''
  if (sinks.length === 0) return [`${element} ! identity sleep-time=1000 ! fakesink sync=false async=false`]
  const caps = sinks.map((template) => template.getCaps().toString()).join(';')
  const fitting = sources.filter(([media]) => caps === 'ANY' || caps.includes(media))
  return (fitting.length > 0 ? fitting : sources.slice(0, 2)).map(
    ([, source]) => `${source} ! ${element}${end}`,
  )
}

// Slow enough that the pipeline leaves time for the sweep.
const pictures = 'videotestsrc ! video/x-raw,width=64,height=48,framerate=30/1 ! identity sleep-time=1000'
const sound = 'audiotestsrc samplesperbuffer=441 ! identity sleep-time=1000'

/** What to feed an element with, by a media type that it accepts. */
const sources: readonly (readonly [media: string, description: string])[] = [
  ['video/x-raw', `${pictures} ! videoconvert`],
  ['audio/x-raw', `${sound} ! audioconvert`],
  ['video/x-vp8', `${pictures} ! vp8enc deadline=1`],
  ['video/x-vp9', `${pictures} ! vp9enc deadline=1`],
  ['video/x-h264', `${pictures} ! x264enc tune=zerolatency`],
  ['video/x-theora', `${pictures} ! theoraenc`],
  ['image/jpeg', `${pictures} ! jpegenc`],
  ['image/png', `${pictures} ! pngenc`],
  ['video/x-bayer', `${pictures} ! rgb2bayer`],
  ['audio/x-opus', `${sound} ! audioconvert ! audioresample ! opusenc`],
  ['audio/x-vorbis', `${sound} ! audioconvert ! vorbisenc`],
  ['audio/x-flac', `${sound} ! audioconvert ! flacenc`],
  ['audio/x-mulaw', `${sound} ! audioconvert ! audioresample ! mulawenc`],
  ['audio/x-alaw', `${sound} ! audioconvert ! audioresample ! alawenc`],
  ['audio/x-wav', `${sound} ! audioconvert ! wavenc`],
  ['application/x-rtcp', `${pictures} ! vp8enc deadline=1 ! rtpvp8pay`],
  ['application/x-rtp', `${pictures} ! vp8enc deadline=1 ! rtpvp8pay`],
  ['application/ogg', `${sound} ! audioconvert ! vorbisenc ! oggmux`],
  ['video/x-matroska', `${pictures} ! vp8enc deadline=1 ! matroskamux streamable=true`],
  ['video/webm', `${pictures} ! vp8enc deadline=1 ! webmmux streamable=true`],
  ['video/mpegts', `${sound} ! audioconvert ! audioresample ! opusenc ! mpegtsmux`],
  ['video/quicktime', `${pictures} ! jpegenc ! qtmux fragment-duration=100`],
  ['video/x-msvideo', `${pictures} ! jpegenc ! avimux`],
  ['video/x-flv', `${pictures} ! x264enc ! flvmux streamable=true`],
  ['subpicture', 'fakesrc sizetype=fixed'],
  ['text/x-raw', 'fakesrc sizetype=fixed'],
]

/** What an element needs to run at all. */
const settings: Readonly<Record<string, string>> = {
  filesrc: 'location=/dev/zero',
  filesink: 'location=file',
  multifilesink: 'location=file%05d max-files=3',
  splitmuxsink: 'location=file%05d.mp4',
  hlssink: 'location=file%05d.ts playlist-location=list.m3u8',
  hlssink2: 'location=file%05d.ts playlist-location=list.m3u8',
  fdsink: 'fd=0',
  shmsink: 'socket-path=shm wait-for-connection=false',
  capsfilter: 'caps=video/x-raw',
}
