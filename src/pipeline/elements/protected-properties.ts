import { Caps, isFixedCaps } from '../../gst/index.js'

/** Returns why the program must not set a property to a value that its element accepts; undefined when it may. */
export function protectionReason(kind: string, name: string, value: unknown): string | undefined {
  if (kind === 'appsink' && sinkProperties.includes(name)) return 'this package needs its current value'
  if (kind !== 'appsrc') return undefined
  if (sourceProperties.includes(name)) return 'this package needs its current value'
  if (name === 'caps' && isCaps(value) && !isFixedCaps(String(value)))
    return `the caps of appsrc must have exactly one value for each field, but are ${String(value)}`
  return name === 'format' && value === 'undefined'
    ? "appsrc needs a format. Use 'time' or 'bytes'"
    : undefined
}

function isCaps(value: unknown): value is string | Caps {
  return typeof value === 'string' || value instanceof Caps
}

const sinkProperties: readonly string[] = ['emit-signals', 'enable-last-sample', 'buffer-list']
const sourceProperties: readonly string[] = ['emit-signals', 'stream-type', 'min-percent']
