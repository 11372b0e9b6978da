import { setTimeout } from 'node:timers/promises'
import { type Gst, GstApp, unsafeRelease } from 'gst-allocators/gi'
import type { PolledPipeline } from './polled-pipeline.js'

/** A decoded frame, which is released when the next one is asked for. */
export interface PulledSample {
  readonly sample: Gst.Sample
  readonly isLast: boolean
}

/**
 * Plays a pipeline, and hands out the samples of its appsink called `out`, each when its successor has come: appsink keeps
 * the latest one, so only then it is in nobody's hands but ours, and may be written to.
 */
export async function* pullSamples(
  pipeline: PolledPipeline,
  signal: AbortSignal,
): AsyncGenerator<PulledSample, void, undefined> {
  const sink = pipeline.element('out', GstApp.AppSink)
  let latest: Gst.Sample | null = null
  let sample: Gst.Sample | null = null
  try {
    pipeline.play()
    for (;;) {
      signal.throwIfAborted()
      const next = sink.tryPullSample(0)
      if (next !== null) {
        sample = latest
        latest = next
        if (sample === null) continue
        yield { sample, isLast: false }
        unsafeRelease(sample)
      } else if (pipeline.poll()) break
      else await setTimeout(1)
    }
    if (latest === null) throw pipeline.failure.explainEmptiness()
    yield { sample: latest, isLast: true }
  } finally {
    if (sample !== null) unsafeRelease(sample)
    if (latest !== null) unsafeRelease(latest)
  }
}
