import type { Target, Trial } from './trial.js'

const programs = { C: 'frames.c', 'gst-python': 'frames.py', gjs: 'frames.gjs.js', ours: 'frames.ts' }
// What a heap costs is asked of ours alone; C has none, and shows what the machine is like.
const withoutRivals = { C: programs.C, ours: programs.ours }

type Size = '320x240' | '1920x1080' | '3840x2160'

// So long that the threads seldom wait for each other, and the work of both is what is measured.
const longQueue = 32
// The queue that ours has unless told otherwise.
const usualQueue = 4
// How many large buffers go round, and so whether they stay in the CPU's cache, must not depend on who begins to read when.
const shortestQueue = 1

const noSlowerThanPython: Target = { of: 'gst-python', atMost: 1 }
const asFastAsC: Target = { of: 'C', atMost: 1 / 0.9 }
const whateverTheSize: Target = { of: 'base', atLeast: 0.8, atMost: 1.2 }

/** The trials of gst-allocators/pipeline. */
export const pipelineTrials: readonly Trial[] = [
  frames('320x240', { targets: [noSlowerThanPython] }),
  frames('1920x1080', { targets: [noSlowerThanPython], base: 'frames 320x240' }),
  frames('3840x2160', { targets: [noSlowerThanPython, whateverTheSize], base: 'frames 320x240' }),
  drawnFrames('1920x1080', 600),
  drawnFrames('3840x2160', 120),
  pull('pull 4 kB', longQueue),
  pull('pull 4 kB, short queue', usualQueue),
  {
    name: 'latency',
    topic: 'pipeline',
    units: ['µs', 'µs p99'],
    operation: 'latency',
    // The second branch holds the thread up for a millisecond, after the first has been served.
    parameters: {
      pipeline: `fakesrc is-live=true do-timestamp=true format=time filltype=nothing sizetype=fixed sizemax=4096 ! tee name=t ! ${appsink(usualQueue)} t. ! identity sleep-time=1000 ! fakesink sync=false async=false`,
    },
    iterations: 800,
    warmup: 200,
    programs,
  },
  withHeap(frames('1920x1080')),
  withHeap(pull('pull 4 kB', longQueue)),
]

/** What the names of these trials stand for. */
export const pipelineLegend = [
  'frames: take a frame (RGBA) from an appsink, map it, read a byte, unmap and release; all frames are the same memory, which costs its source nothing',
  'frames, drawn: the same with a source that fills each frame (videotestsrc): what is left of the difference in a real pipeline',
  'pull: take a buffer of 4 kB from an appsink, and release it. A short queue (4 instead of 32) makes the threads wait for each other',
  'frames and pull are the time that passes, since that is what frames per second are; CPU is that of all threads, the source’s too',
  'latency: from the making of a buffer, a few µs before the appsink has it, until the program has it. One comes each millisecond, so that the program waits',
  'heap: 200 MB of objects are alive in ours meanwhile. ÷ base: ours divided by ours without the heap, or at 320x240',
  'gjs: gives the bytes of a mapping as a copy of all of them, and releases by garbage collection alone',
]

function frames(size: Size, more: Partial<Trial> = {}): Trial {
  return {
    name: `frames ${size}`,
    topic: 'pipeline',
    units: ['µs', 'µs CPU'],
    operation: 'frames',
    parameters: {
      pipeline: `videotestsrc num-buffers=1 ! ${caps(size)} ! imagefreeze ! ${appsink(longQueue)}`,
    },
    iterations: 30_000,
    warmup: 30_000,
    programs,
    ...more,
  }
}

function drawnFrames(size: Size, iterations: number): Trial {
  return {
    name: `frames ${size}, drawn`,
    topic: 'pipeline',
    units: ['µs', 'fps'],
    operation: 'frames',
    parameters: { pipeline: `videotestsrc pattern=black ! ${caps(size)} ! ${appsink(shortestQueue)}` },
    iterations,
    warmup: iterations / 2,
    programs,
    targets: [asFastAsC],
  }
}

function pull(name: string, queue: number): Trial {
  return {
    name,
    topic: 'pipeline',
    units: ['µs', 'µs CPU'],
    operation: 'pull',
    parameters: {
      pipeline: `fakesrc filltype=nothing sizetype=fixed sizemax=4096 ! ${appsink(queue)}`,
    },
    iterations: 30_000,
    warmup: 30_000,
    programs,
  }
}

function withHeap(trial: Trial): Trial {
  const { name, parameters } = trial
  const heap = { parameters: { ...parameters, heap: 200 }, programs: withoutRivals }
  return { ...trial, ...heap, name: `${name}, 200 MB heap`, base: name, targets: [] }
}

function caps(size: Size): string {
  const [width = '', height = ''] = size.split('x')
  return `video/x-raw,format=RGBA,width=${width},height=${height}`
}

function appsink(queue: number): string {
  return `appsink name=out sync=false max-buffers=${queue}`
}
