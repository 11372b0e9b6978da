import type { Target, Trial } from './trial.js'

const programs = { C: 'frames.c', 'gst-python': 'frames.py', gjs: 'frames.gjs.js', ours: 'frames.ts' }
// gjs has no bytes of a frame without copying all of them, and its startup is not compared.
const withoutGjs = { C: programs.C, 'gst-python': programs['gst-python'], ours: programs.ours }
// A large heap affects only ours. C has no such heap, and serves as a baseline for the machine.
const withoutRivals = { C: programs.C, ours: programs.ours }

type Size = '320x240' | '1920x1080' | '3840x2160'

// The lengths of queues in buffers. In a long queue, the threads rarely wait for each other, so their work is what is
// measured.
const longQueueBuffers = 32
// The default in this package.
const defaultQueueBuffers = 4
// With a single buffer, the number of large buffers in use, and so the use of the CPU cache, is the same for all peers.
const minQueueBuffers = 1

const noSlowerThanPython: Target = { of: 'gst-python', atMost: 1 }
const asFastAsC: Target = { of: 'C', atMost: 1 / 0.9 }
const whateverTheSize: Target = { of: 'base', atLeast: 0.8, atMost: 1.2 }

/** The trials of gst-allocators/pipeline. */
export const pipelineTrials: readonly Trial[] = [
  {
    name: 'startup, one frame',
    topic: 'pipeline',
    units: ['ms'],
    operation: 'startup',
    parameters: {
      pipeline: `videotestsrc num-buffers=1 ! ${caps('320x240')} ! ${appsink(defaultQueueBuffers)}`,
    },
    iterations: 1,
    warmup: 0,
    programs: withoutGjs,
    targets: [{ of: 'gst-python', atMost: 1.3 }],
  },
  frames('320x240', { targets: [noSlowerThanPython] }),
  frames('1920x1080', { targets: [noSlowerThanPython], base: 'frames 320x240' }),
  frames('3840x2160', { targets: [noSlowerThanPython, whateverTheSize], base: 'frames 320x240' }),
  drawnFrames('1920x1080', 600),
  drawnFrames('3840x2160', 120),
  sourceBehind('320x240', 20_000, { of: 'gst-python', atMost: 1 / 0.9 }),
  sourceBehind('1920x1080', 1000, noSlowerThanPython),
  sourceBehind('3840x2160', 200, noSlowerThanPython),
  {
    name: 'frames 320x240, live',
    topic: 'pipeline',
    units: ['µs CPU', 'µs'],
    operation: 'frames',
    parameters: {
      pipeline: `videotestsrc is-live=true pattern=black ! ${caps('320x240')},framerate=30/1 ! ${appsink(defaultQueueBuffers)}`,
    },
    iterations: 60,
    warmup: 30,
    programs,
  },
  pull('pull 4 kB', longQueueBuffers),
  pull('pull 4 kB, short queue', defaultQueueBuffers),
  {
    name: 'latency',
    topic: 'pipeline',
    units: ['µs', 'µs p99'],
    operation: 'latency',
    // The second branch delays the thread by a millisecond after the first branch has received the buffer.
    parameters: {
      pipeline: `fakesrc is-live=true do-timestamp=true format=time filltype=nothing sizetype=fixed sizemax=4096 ! tee name=t ! ${appsink(defaultQueueBuffers)} t. ! identity sleep-time=1000 ! fakesink sync=false async=false`,
    },
    iterations: 3000,
    // Until V8 has optimised the loop, its compiler competes with the streaming thread for the CPUs.
    warmup: 1500,
    programs,
    targets: [{ of: 'gst-python', atMost: 1.5 }],
  },
  withHeap(frames('1920x1080')),
  withHeap(pull('pull 4 kB', longQueueBuffers)),
]

/** The explanation of these trials. */
export const pipelineLegend = [
  'startup, one frame: from the start of the process until it has mapped the first frame of a pipeline',
  'frames: take a frame (RGBA) from an appsink, map it, read a byte, unmap and release it. All frames are the same memory, so the source costs nothing',
  'frames, drawn: the same with a source that fills each frame (videotestsrc). Shows how much of the difference remains in a real pipeline',
  'frames, source behind: the same with a queue of 4, so that the program waits for nearly every frame',
  'frames, live: the same at 30 frames per second, with the CPU time of a program that sleeps between them',
  'pull: take a buffer of 4 kB from an appsink and release it. With a short queue (4 instead of 32), the threads wait for each other',
  'frames and pull are elapsed time, which determines the frames per second. CPU is the CPU time of all threads, including the source',
  'latency: from the creation of a buffer, a few µs before the appsink has it, until the program has it. One arrives each millisecond, so the program waits',
  'heap: the same with 200 MB of live objects in ours. ÷ base: ours divided by ours without the heap, or at 320x240',
  'gjs: copies all bytes of a mapping, and releases frames only by garbage collection',
]

function frames(size: Size, more: Partial<Trial> = {}): Trial {
  return {
    name: `frames ${size}`,
    topic: 'pipeline',
    units: ['µs', 'µs CPU'],
    operation: 'frames',
    parameters: {
      pipeline: `videotestsrc num-buffers=1 ! ${caps(size)} ! imagefreeze ! ${appsink(longQueueBuffers)}`,
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
    parameters: { pipeline: `videotestsrc pattern=black ! ${caps(size)} ! ${appsink(minQueueBuffers)}` },
    iterations,
    warmup: iterations / 2,
    programs,
    targets: [asFastAsC],
  }
}

function sourceBehind(size: Size, iterations: number, target: Target): Trial {
  return {
    name: `frames ${size}, source behind`,
    topic: 'pipeline',
    units: ['µs', 'µs CPU'],
    operation: 'frames',
    parameters: {
      pipeline: `videotestsrc pattern=black ! ${caps(size)} ! ${appsink(defaultQueueBuffers)}`,
    },
    iterations,
    warmup: iterations / 2,
    programs,
    targets: [target],
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
