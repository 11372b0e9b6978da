import type { Pointer } from '../../ffi/index.js'
import { getProperty, setProperty } from '../../gst/index.js'
import type { ReadOptions } from './read-options.js'

/** The settings of an appsink for one reader. */
export interface QueueSettings {
  /** How many samples to keep when the newest are dropped; undefined for the other policies. */
  readonly maxKept: number | undefined
  /** Restores the previous settings, because the next reader may not choose any. */
  restore(): void
}

/** Applies the options of a reader to an appsink. */
export function applyQueueSettings(sink: Pointer, { queue, policy }: ReadOptions): QueueSettings {
  const restores = [
    queue === undefined ? [] : override(sink, 'max-buffers', String(queue)),
    policy === undefined ? [] : override(sink, 'drop', String(policy === 'drop-oldest')),
  ].flat()
  return {
    // From 1.28 on, appsink has leaky-type=upstream for this, but it stops the stream: docs/upstream/appsink-leaky-type.md.
    maxKept: policy === 'drop-newest' ? Number(getProperty(sink, 'max-buffers')) : undefined,
    restore: () => {
      for (const restore of restores) restore()
    },
  }
}

function override(sink: Pointer, name: string, text: string): () => void {
  const before = String(Number(getProperty(sink, name)))
  setProperty(sink, name, text)
  return () => {
    setProperty(sink, name, before)
  }
}
