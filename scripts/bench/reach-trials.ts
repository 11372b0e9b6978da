import type { Target, Trial } from './trial.js'

const programs = {
  ours: 'reach-in-place.ts',
  copyBytes: 'reach-copy-bytes.ts',
  'Buffer.from': 'reach-buffer.ts',
  extractDup: 'reach-extract-dup.ts',
}

const noSlowerThanCopies: readonly Target[] = [
  { of: 'copyBytes', atMost: 1 },
  { of: 'Buffer.from', atMost: 1 },
  { of: 'extractDup', atMost: 1 },
]

/** The trials of the ways to the bytes of a frame. */
export const reachTrials: readonly Trial[] = [reach(320, 240), reach(1920, 1080)]

/** What the names of these trials stand for. */
export const reachLegend = [
  'reach: get at the bytes of a frame (YUY2, 2 bytes a pixel) that has arrived, read 16 of them, and be done with it. CPU time of all threads',
  'ours: frame.map("read"), in place. copyBytes: frame.copyBytes(), a copy line by line. Buffer.from: a copy of a mapping in one go',
  'extractDup: buffer.extractDup() of node-gtk alone, an array of numbers',
]

function reach(width: number, height: number): Trial {
  return {
    name: `reach ${width}x${height}`,
    topic: 'reach',
    units: ['µs'],
    operation: 'reach',
    parameters: {
      size: width * height * 2,
      caps: `video/x-raw,format=YUY2,width=${width},height=${height},framerate=30/1`,
      // What the slow ones get; the others are done before.
      milliseconds: 1000,
    },
    iterations: 8000,
    warmup: 8000,
    programs,
    targets: noSlowerThanCopies,
  }
}
