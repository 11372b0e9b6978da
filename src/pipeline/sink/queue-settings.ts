import { c, type Pointer } from '../../ffi/index.js'
import { classOf, getProperty, serializeValue, setProperty } from '../../gst/index.js'
import type { ReadOptions } from './read-options.js'

/** The settings of an appsink for one reader. */
export interface QueueSettings {
  /** How many samples to keep if the newest are dropped and the appsink cannot do that; undefined otherwise. */
  readonly maxKept: number | undefined
  /** Restores the previous settings, because the next reader may not choose any. */
  restore(): void
}

/** Applies the options of a reader to an appsink. */
export function applyQueueSettings(sink: Pointer, { queue, policy }: ReadOptions): QueueSettings {
  const dropsNewest = policy === 'drop-newest'
  const isLeaky = dropsNewest && canDropNewest(sink)
  const restores = [
    queue === undefined ? [] : override(sink, 'max-buffers', String(queue)),
    policy === undefined ? [] : override(sink, 'drop', String(policy === 'drop-oldest')),
    isLeaky ? override(sink, 'leaky-type', 'upstream') : [],
  ].flat()
  return {
    maxKept: dropsNewest && !isLeaky ? Number(getProperty(sink, 'max-buffers')) : undefined,
    // `drop` and `leaky-type` are one setting, so the first one that was changed is restored last.
    restore: () => {
      for (const restore of restores.reverse()) restore()
    },
  }
}

/** Tells whether an appsink has the property for that, which came with GStreamer 1.28. */
function canDropNewest(sink: Pointer): boolean {
  return c.g_object_class_find_property(classOf(sink), 'leaky-type') !== null
}

function override(sink: Pointer, name: string, text: string): () => void {
  const before = serializeValue(getProperty(sink, name))
  setProperty(sink, name, text)
  return () => {
    setProperty(sink, name, before)
  }
}
