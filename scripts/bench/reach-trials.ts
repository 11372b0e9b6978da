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

/** The trials that compare ways of accessing the bytes of a frame. */
export const reachTrials: readonly Trial[] = [reach(320, 240), reach(1920, 1080)]

/** The explanation of these trials. */
export const reachLegend = [
  'reach: access the bytes of a frame (YUY2, 2 bytes per pixel) that has arrived, read 16 of them, and release them. CPU time of all threads',
  'ours: frame.map("read"), in place. copyBytes: frame.copyBytes(), a copy row by row. Buffer.from: a copy of the whole mapping at once',
  'extractDup: buffer.extractDup() of plain node-gtk, an array of numbers',
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
      // The time limit. Only the slow peers reach it.
      milliseconds: 1000,
    },
    iterations: 8000,
    warmup: 8000,
    programs,
    targets: noSlowerThanCopies,
  }
}
