import type { PropertyFault, Refused } from './property-fault.js'

/** A fault: the class that declares the property, its name, what is refused, an element, and what happened to it. */
type Row = readonly [owner: string, property: string, refused: Refused, element: string, reason: string]

// What is not a time: GST_CLOCK_TIME_NONE, which is the highest number of 64 bits, and all that would wrap.
const noTime: Refused = { above: 2n ** 63n - 1n }
const whilePaused: Refused = { from: 'PAUSED' }
const printf = 'it is the format of printf: SIGSEGV'

// prettier-ignore
const rows: readonly Row[] = [
  ['GstAATv', 'height', { above: 4096 }, 'aatv', 'it runs out of memory'],
  ['GstAATv', 'width', { above: 4096 }, 'aatv', 'SIGSEGV'],
  ['GstAggregator', 'latency', noTime, 'compositor', 'CRITICAL: GST_CLOCK_TIME_IS_VALID (latency)'],
  ['GstAudioAggregator', 'output-buffer-duration', noTime, 'audiomixer', 'CRITICAL: num >= 0'],
  ['GstAudioInterleave', 'channel-positions', 'null', 'audiointerleave', 'SIGSEGV'],
  ['GstAudioWSincBand', 'length', whilePaused, 'audiowsincband', 'SIGSEGV'],
  ['GstAudioWSincBand', 'lower-frequency', whilePaused, 'audiowsincband', 'SIGSEGV'],
  ['GstAudioWSincBand', 'mode', whilePaused, 'audiowsincband', 'SIGSEGV'],
  ['GstAudioWSincBand', 'upper-frequency', whilePaused, 'audiowsincband', 'SIGSEGV'],
  ['GstAudioWSincBand', 'window', whilePaused, 'audiowsincband', 'SIGSEGV'],
  ['GstAudioWSincLimit', 'cutoff', whilePaused, 'audiowsinclimit', 'SIGSEGV'],
  ['GstAudioWSincLimit', 'length', whilePaused, 'audiowsinclimit', 'SIGSEGV'],
  ['GstAudioWSincLimit', 'mode', whilePaused, 'audiowsinclimit', 'SIGSEGV'],
  ['GstAudioWSincLimit', 'window', whilePaused, 'audiowsinclimit', 'SIGSEGV'],
  ['GstAutoDetect', 'filter-caps', 'null', 'autovideosink', 'CRITICAL: mini_object != NULL'],
  ['GstAvWait', 'target-timecode-string', 'not-timecode', 'avwait', 'SIGSEGV'],
  ['GstBaseSink', 'render-delay', noTime, 'fakesink', 'CRITICAL: GST_CLOCK_TIME_IS_VALID (delay)'],
  ['GstCACATv', 'font', { above: 1 }, 'cacatv', 'SIGSEGV'],
  ['GstCurlHttpSrc', 'cookies', 'null', 'curlhttpsrc', 'CRITICAL: str_array != NULL'],
  ['GstDataURISrc', 'uri', 'null', 'dataurisrc', 'CRITICAL: s2 != NULL'],
  ['GstDtlsDec', 'connection-id', 'null', 'dtlsdec', 'SIGSEGV'],
  ['GstDtlsDec', 'pem', 'not-pem', 'dtlsdec', 'CRITICAL: should not be reached'],
  ['GstDtlsDec', 'pem', 'null', 'dtlsdec', 'CRITICAL: should not be reached'],
  ['GstDtlsSrtpBin', 'connection-id', 'null', 'dtlssrtpdec', 'SIGSEGV'],
  ['GstDtlsSrtpBin', 'srtcp-auth', 'not-srtp-auth', 'dtlssrtpenc', 'CRITICAL: enum_value'],
  ['GstDtlsSrtpBin', 'srtcp-auth', 'null', 'dtlssrtpenc', 'CRITICAL: nick'],
  ['GstDtlsSrtpBin', 'srtcp-cipher', 'not-srtp-cipher', 'dtlssrtpenc', 'CRITICAL: enum_value'],
  ['GstDtlsSrtpBin', 'srtcp-cipher', 'null', 'dtlssrtpenc', 'CRITICAL: nick'],
  ['GstDtlsSrtpBin', 'srtp-auth', 'not-srtp-auth', 'dtlssrtpenc', 'CRITICAL: enum_value'],
  ['GstDtlsSrtpBin', 'srtp-auth', 'null', 'dtlssrtpenc', 'CRITICAL: nick'],
  ['GstDtlsSrtpBin', 'srtp-cipher', 'not-srtp-cipher', 'dtlssrtpenc', 'CRITICAL: enum_value'],
  ['GstDtlsSrtpBin', 'srtp-cipher', 'null', 'dtlssrtpenc', 'CRITICAL: nick'],
  ['GstFakeAudioSink', 'render-delay', noTime, 'fakeaudiosink', 'CRITICAL: GST_CLOCK_TIME_IS_VALID (delay)'],
  ['GstFakeVideoSink', 'render-delay', noTime, 'fakevideosink', 'CRITICAL: GST_CLOCK_TIME_IS_VALID (delay)'],
  ['GstGdkPixbufOverlay', 'location', 'null', 'gdkpixbufoverlay', 'CRITICAL: filename != NULL'],
  ['GstHlsSink', 'location', 'format', 'hlssink', printf],
  ['GstHlsSink2', 'location', 'format', 'hlssink2', printf],
  ['GstImageSequenceSrc', 'location', 'format', 'imagesequencesrc', printf],
  ['GstKMSSink', 'render-rectangle', 'not-rectangle', 'kmssink', 'CRITICAL: Badly formatted rectangle'],
  ['GstLcms', 'dest-profile', 'null', 'lcms', 'CRITICAL: filename != NULL'],
  ['GstMultiFileSink', 'aggregate-gops', whilePaused, 'multifilesink', 'CRITICAL: GST_IS_ADAPTER (adapter)'],
  ['GstMultiFileSink', 'location', 'format', 'multifilesink', printf],
  ['GstMultiFileSink', 'location', 'null', 'multifilesink', 'CRITICAL: filename != NULL'],
  ['GstMultiFileSrc', 'caps', 'not-fixed', 'multifilesrc', 'CRITICAL: gst_caps_is_fixed (caps)'],
  ['GstMultiFileSrc', 'caps', 'null', 'multifilesrc', 'CRITICAL: gst_caps_is_fixed (caps)'],
  ['GstMultiFileSrc', 'location', 'format', 'multifilesrc', printf],
  ['GstMultiUDPSink', 'clients', 'null', 'multiudpsink', 'SIGSEGV'],
  ['GstPcapParse', 'caps', 'not-fixed', 'pcapparse', 'CRITICAL: gst_caps_is_fixed (caps)'],
  ['GstPcapParse', 'caps', 'null', 'pcapparse', 'CRITICAL: caps != NULL'],
  ['GstPipeline', 'delay', noTime, 'pipeline', 'CRITICAL: delay != GST_CLOCK_TIME_NONE'],
  ['GstPulseSink', 'stream-properties', 'null', 'pulsesink', 'CRITICAL: structure != NULL'],
  ['GstPulseSrc', 'stream-properties', 'null', 'pulsesrc', 'CRITICAL: structure != NULL'],
  ['GstQueue2', 'ring-buffer-max-size', whilePaused, 'queue2', 'SIGSEGV'],
  ['GstQueue2', 'ring-buffer-max-size', { above: 2n ** 32n - 1n }, 'queue2', 'it runs out of memory'],
  ['GstRawVideoParse', 'format', { nick: 'unknown' }, 'rawvideoparse', 'CRITICAL: format != GST_VIDEO_FORMAT_UNKNOWN'],
  ['GstRfbSrc', 'version', 'not-version', 'rfbsrc', 'CRITICAL: minor != NULL'],
  ['GstRtpRtxReceive', 'payload-type-map', 'null', 'rtprtxreceive', 'CRITICAL: structure != NULL'],
  ['GstRtpRtxReceive', 'ssrc-map', 'not-uint-map', 'rtprtxreceive', 'CRITICAL: G_VALUE_HOLDS_UINT (value)'],
  ['GstRtpRtxReceive', 'ssrc-map', 'null', 'rtprtxreceive', 'CRITICAL: structure != NULL'],
  ['GstRtpRtxSend', 'clock-rate-map', 'null', 'rtprtxsend', 'CRITICAL: structure != NULL'],
  ['GstRtpRtxSend', 'payload-type-map', 'null', 'rtprtxsend', 'CRITICAL: structure != NULL'],
  ['GstRtpSession', 'sdes', 'null', 'rtpsession', 'CRITICAL: sdes'],
  ['GstRtpSink', 'uri', 'not-address', 'rtpsink', 'SIGSEGV'],
  ['GstRtpSrc', 'encoding-name', 'any', 'rtpsrc', 'CRITICAL: mini_object != NULL'],
  ['GstRTSPSrc', 'location', 'null', 'rtspsrc', 'SIGSEGV'],
  ['GstSoupHttpClientSink', 'proxy', 'not-proxy', 'souphttpclientsink', 'SIGABRT: code should not be reached'],
  ['GstSoupHTTPSrc', 'proxy', 'not-proxy', 'souphttpsrc', 'SIGABRT: code should not be reached'],
  ['GstSpectrum', 'bands', whilePaused, 'spectrum', 'SIGSEGV'],
  ['GstSpectrum', 'bands', { above: 65536 }, 'spectrum', 'it never answers'],
  ['GstSplitMuxSink', 'location', 'format', 'splitmuxsink', printf],
  ['GstSwitchBin', 'num-paths', { above: 1024 }, 'switchbin', 'it runs out of memory'],
  ['GstTee', 'alloc-pad', 'null', 'tee', 'SIGSEGV'],
  ['GstTestSrcBin', 'stream-types', 'not-stream-types', 'testsrcbin', 'SIGABRT: gst_uri_handler_set_uri'],
  ['GstTestSrcBin', 'stream-types', 'null', 'testsrcbin', 'SIGABRT: gst_uri_handler_set_uri'],
  ['GstUvcH264MjpgDemux', 'num-clock-samples', { above: 4096 }, 'uvch264mjpgdemux', 'it runs out of memory'],
  ['GstVideoParse', 'format', { nick: 'unknown' }, 'videoparse', 'CRITICAL: format != GST_VIDEO_FORMAT_UNKNOWN'],
  ['GstVideoParse', 'offsets', 'not-numbers', 'videoparse', 'SIGSEGV'],
  ['GstVideoParse', 'offsets', 'null', 'videoparse', 'SIGSEGV'],
  ['GstVideoParse', 'strides', 'not-numbers', 'videoparse', 'SIGSEGV'],
  ['GstVideoParse', 'strides', 'null', 'videoparse', 'SIGSEGV'],
  ['GstVulkanShaderSpv', 'fragment', 'any', 'vulkanshaderspv', 'CRITICAL: badly formatted byte sequence'],
  ['GstVulkanShaderSpv', 'vertex', 'any', 'vulkanshaderspv', 'CRITICAL: badly formatted byte sequence'],
  ['GstWaylandSink', 'fullscreen', 'any', 'waylandsink', 'CRITICAL: self'],
]

/**
 * What elements of GStreamer accept, and then crash, log a CRITICAL or hang, as `npm run test:sweep` finds it: add what
 * it prints. A property that is not listed is held only to what its class says.
 */
export const propertyFaults: readonly PropertyFault[] = rows.map(
  ([owner, property, refused, element, reason]) => ({
    ...{ owner, property, refused, element, reason },
    version: '1.22.0',
  }),
)
