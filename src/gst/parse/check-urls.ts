import { TextFault } from '../text/text-fault.js'
import type { Token } from './token.js'

/** Throws a {@link TextFault} for text that GStreamer's lexer wrongly takes for a URI, and for URIs that make it log a CRITICAL. */
export function checkUrls(urls: readonly Token[]): void {
  for (const { text, position } of urls) {
    // The lexer also takes paths for URIs, and media types after a name.
    if (!/^[A-Za-z][A-Za-z0-9+.-]+:/.test(text))
      throw new TextFault(
        `syntax error: '${text.slice(0, 40)}' is not a URI. Caps need a ! on both sides, and a file needs filesrc location=PATH`,
        position,
      )
    const [, encoding] = /^rtp:[^?]*\?(?:.*&)?encoding-name=([^&]*)/i.exec(text) ?? []
    if (encoding !== undefined && !encodings.includes(encoding.toUpperCase()))
      throw new TextFault(
        `rtpsrc does not know the encoding '${encoding}'. Use udpsrc with caps and rtpbin`,
        position,
      )
  }
}

// The encodings that libgstrtp knows: rtpsrc unrefs caps that are not there for any other.
const encodings: readonly string[] = (
  'AC3 AMR AMR-WB BMPEG BT656 CELB CN DAT12 DSR-ES201108 DV DVI4 EVRC EVRC0 EVRC1 EVRCB EVRCB0 EVRCB1 G722 G7221 G723 ' +
  'G726-16 G726-24 G726-32 G726-40 G728 G729 G729D G729E GSM GSM-EFR H261 H263 H263-1998 H263-2000 H264 H265 ILBC JPEG ' +
  'L16 L20 L24 L8 LPC MP1S MP2P MP2T MP4A-LATM MP4V-ES MPA MPA-ROBUST MPEG4-GENERIC MPV NV OPUS PARITYFEC PCMA PCMU ' +
  'POINTER QCELP RAW RED RTX SMPTE292M SMV SMV0 SPEEX T140C T38 TELEPHONE-EVENT THEORA TONE VC1 VDVI VORBIS VP8 VP9'
).split(' ')
