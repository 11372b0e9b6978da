// Found by `npm run test:sweep`: what GStreamer's elements cannot stand of their own properties.
import type { PropertyFault } from '../property-fault.js'

/** What is refused, and why. A property of an element that no list names is held only to its own class. */
export const propertyFaults: readonly PropertyFault[] = [
  {
    owner: 'GstAggregator',
    property: 'latency',
    refused: { above: 2n ** 63n - 1n },
    element: 'compositor',
    version: '1.22.0',
    reason: 'CRITICAL: GST_CLOCK_TIME_IS_VALID (latency)',
  },
  {
    owner: 'GstBaseSink',
    property: 'render-delay',
    refused: { above: 2n ** 63n - 1n },
    element: 'fakesink',
    version: '1.22.0',
    reason: 'CRITICAL: GST_CLOCK_TIME_IS_VALID (delay)',
  },
  {
    owner: 'GstMultiFileSink',
    property: 'location',
    refused: 'null',
    element: 'multifilesink',
    version: '1.22.0',
    reason: 'CRITICAL: filename != NULL',
  },
  {
    owner: 'GstMultiFileSink',
    property: 'location',
    refused: 'format',
    element: 'multifilesink',
    version: '1.22.0',
    reason: 'SIGSEGV',
  },
  {
    owner: 'GstMultiFileSink',
    property: 'aggregate-gops',
    refused: { from: 'PAUSED' },
    element: 'multifilesink',
    version: '1.22.0',
    reason: 'CRITICAL: GST_IS_ADAPTER (adapter)',
  },
  {
    owner: 'GstMultiUDPSink',
    property: 'clients',
    refused: 'null',
    element: 'multiudpsink',
    version: '1.22.0',
    reason: 'SIGSEGV',
  },
  {
    owner: 'GstRTSPSrc',
    property: 'location',
    refused: 'null',
    element: 'rtspsrc',
    version: '1.22.0',
    reason: 'SIGSEGV',
  },
]
