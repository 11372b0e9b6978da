import type { PropertyFault, Refused } from './property-fault.js'

/**
 * What elements of GStreamer accept, and then crash, log a CRITICAL or hang, as `npm run test:sweep` finds it: add what
 * it prints. A property that is not listed is held only to what its class says.
 */
export const propertyFaults: readonly PropertyFault[] = [
  fault('GstAATv', 'height', { above: 4096 }, 'aatv', '1.22.0', 'it runs out of memory'),
  fault('GstAATv', 'width', { above: 4096 }, 'aatv', '1.22.0', 'SIGSEGV'),
  fault(
    'GstAggregator',
    'latency',
    { above: 2n ** 63n - 1n },
    'compositor',
    '1.22.0',
    'CRITICAL: GST_CLOCK_TIME_IS_VALID (latency)',
  ),
  fault('GstAudioWSincBand', 'length', { from: 'PAUSED' }, 'audiowsincband', '1.22.0', 'SIGSEGV'),
  fault('GstAudioWSincBand', 'lower-frequency', { from: 'PAUSED' }, 'audiowsincband', '1.22.0', 'SIGSEGV'),
  fault('GstAudioWSincBand', 'mode', { from: 'PAUSED' }, 'audiowsincband', '1.22.0', 'SIGSEGV'),
  fault('GstAudioWSincBand', 'upper-frequency', { from: 'PAUSED' }, 'audiowsincband', '1.22.0', 'SIGSEGV'),
  fault('GstAudioWSincBand', 'window', { from: 'PAUSED' }, 'audiowsincband', '1.22.0', 'SIGSEGV'),
  fault('GstAudioWSincLimit', 'cutoff', { from: 'PAUSED' }, 'audiowsinclimit', '1.22.0', 'SIGSEGV'),
  fault('GstAudioWSincLimit', 'length', { from: 'PAUSED' }, 'audiowsinclimit', '1.22.0', 'SIGSEGV'),
  fault('GstAudioWSincLimit', 'mode', { from: 'PAUSED' }, 'audiowsinclimit', '1.22.0', 'SIGSEGV'),
  fault('GstAudioWSincLimit', 'window', { from: 'PAUSED' }, 'audiowsinclimit', '1.22.0', 'SIGSEGV'),
  fault(
    'GstBaseSink',
    'render-delay',
    { above: 2n ** 63n - 1n },
    'fakesink',
    '1.22.0',
    'CRITICAL: GST_CLOCK_TIME_IS_VALID (delay)',
  ),
  fault('GstDtlsDec', 'connection-id', 'null', 'dtlsdec', '1.22.0', 'SIGSEGV'),
  fault('GstDtlsDec', 'pem', 'not-pem', 'dtlsdec', '1.22.0', 'CRITICAL: should not be reached'),
  fault('GstHlsSink', 'location', 'format', 'hlssink', '1.22.0', 'it is the format of printf: SIGSEGV'),
  fault('GstHlsSink2', 'location', 'format', 'hlssink2', '1.22.0', 'it is the format of printf: SIGSEGV'),
  fault(
    'GstImageSequenceSrc',
    'location',
    'format',
    'imagesequencesrc',
    '1.22.0',
    'it is the format of printf: SIGSEGV',
  ),
  fault(
    'GstMultiFileSink',
    'aggregate-gops',
    { from: 'PAUSED' },
    'multifilesink',
    '1.22.0',
    'CRITICAL: GST_IS_ADAPTER (adapter)',
  ),
  fault(
    'GstMultiFileSink',
    'location',
    'format',
    'multifilesink',
    '1.22.0',
    'it is the format of printf: SIGSEGV',
  ),
  fault('GstMultiFileSink', 'location', 'null', 'multifilesink', '1.22.0', 'CRITICAL: filename != NULL'),
  fault(
    'GstMultiFileSrc',
    'caps',
    'not-fixed',
    'multifilesrc',
    '1.22.0',
    'CRITICAL: gst_caps_is_fixed (caps)',
  ),
  fault('GstMultiFileSrc', 'caps', 'null', 'multifilesrc', '1.22.0', 'CRITICAL: gst_caps_is_fixed (caps)'),
  fault(
    'GstMultiFileSrc',
    'location',
    'format',
    'multifilesrc',
    '1.22.0',
    'it is the format of printf: SIGSEGV',
  ),
  fault('GstMultiUDPSink', 'clients', 'null', 'multiudpsink', '1.22.0', 'SIGSEGV'),
  fault(
    'GstQueue2',
    'ring-buffer-max-size',
    { above: 2n ** 32n - 1n },
    'queue2',
    '1.22.0',
    'it runs out of memory',
  ),
  fault('GstQueue2', 'ring-buffer-max-size', { from: 'PAUSED' }, 'queue2', '1.22.0', 'SIGSEGV'),
  fault('GstRTSPSrc', 'location', 'null', 'rtspsrc', '1.22.0', 'SIGSEGV'),
  fault('GstRtpSink', 'uri', 'not-address', 'rtpsink', '1.22.0', 'SIGSEGV'),
  fault(
    'GstSoupHTTPSrc',
    'proxy',
    'not-proxy',
    'souphttpsrc',
    '1.22.0',
    'SIGABRT: code should not be reached',
  ),
  fault('GstSpectrum', 'bands', { above: 65536 }, 'spectrum', '1.22.0', 'it never answers'),
  fault('GstSpectrum', 'bands', { from: 'PAUSED' }, 'spectrum', '1.22.0', 'SIGSEGV'),
  fault(
    'GstSplitMuxSink',
    'location',
    'format',
    'splitmuxsink',
    '1.22.0',
    'it is the format of printf: SIGSEGV',
  ),
  fault('GstTee', 'alloc-pad', 'null', 'tee', '1.22.0', 'SIGSEGV'),
]

/** `owner` is the class that declares the property. */
function fault(
  owner: string,
  property: string,
  refused: Refused,
  element: string,
  version: string,
  reason: string,
): PropertyFault {
  return { owner, property, refused, element, version, reason }
}
