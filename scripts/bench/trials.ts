import { pipelineLegend, pipelineTrials } from './pipeline-trials.js'
import { reachLegend, reachTrials } from './reach-trials.js'
import type { Topic, Trial } from './trial.js'

const KEEP_MAPPED = 1
// Keeps the fd open for the next iteration, so that no peer needs a dup().
const DONT_CLOSE = 4

const sizes = { '4 KiB': 4096, '8 MiB': 8 * 1024 * 1024 }
const modes = ['read', 'readwrite'] as const

const whoCanMap = { C: 'alloc.c', 'gst-python': 'alloc.py', ours: 'alloc.ts' }
const everybody = { ...whoCanMap, bridge: 'bridge.ts' }
const noSlowerThanPython = { of: 'gst-python', atMost: 1 } as const

/** All trials. `--only` selects them by name. */
export const trials: readonly Trial[] = [
  alloc('fd memory', 'fd'),
  alloc('dma-buf memory', 'dmabuf'),
  ...(['4 KiB', '8 MiB'] as const).flatMap((size) =>
    modes.flatMap((mode) => [
      map(`map ${size}, ${mode}`, size, mode, DONT_CLOSE),
      map(`map ${size}, ${mode}, KEEP_MAPPED`, size, mode, DONT_CLOSE | KEEP_MAPPED),
    ]),
  ),
  {
    name: 'startup',
    topic: 'memory',
    units: ['ms'],
    operation: 'startup',
    parameters: {},
    iterations: 1,
    warmup: 0,
    programs: everybody,
    targets: [{ of: 'gst-python', atMost: 1.2 }],
  },
  ...pipelineTrials,
  ...reachTrials,
  editor('gst-allocators', 'editor/facade.ts'),
  editor('gst-allocators/gi', 'editor/gi.ts'),
]

/** The explanation of the trials in each topic. */
export const legend: Readonly<Record<Topic, readonly string[]>> = {
  memory: [
    'alloc: wrap a memfd as a memory of 4 KiB (DONT_CLOSE), and release it at once',
    'map: map a memory, read its first byte (readwrite: write it), and unmap it',
    'alloc and map are the CPU time of all threads: they never wait, and a busy machine affects CPU time less than elapsed time',
    'startup: from the start of the process until it has loaded everything, initialised GStreamer and created an allocator',
    'bridge: the same through gst-allocators/gi, which is node-gtk, released with unsafeRelease(). It cannot map memory',
  ],
  pipeline: pipelineLegend,
  reach: reachLegend,
  editor: [
    'editor: type-check a program that imports this package: the time of the compiler without its startup, and its memory use',
    'empty: a program that imports nothing',
  ],
}

function alloc(what: string, allocator: 'fd' | 'dmabuf'): Trial {
  return {
    name: `alloc ${what}`,
    topic: 'memory',
    units: ['µs'],
    operation: 'alloc',
    parameters: { allocator, size: sizes['4 KiB'], flags: DONT_CLOSE },
    iterations: 50_000,
    // V8 keeps optimising for about this many iterations.
    warmup: 60_000,
    programs: everybody,
    targets: [noSlowerThanPython],
  }
}

function map(name: string, size: keyof typeof sizes, mode: (typeof modes)[number], flags: number): Trial {
  return {
    name,
    topic: 'memory',
    units: ['µs'],
    operation: 'map',
    parameters: { size: sizes[size], mode, flags },
    iterations: 10_000,
    warmup: 20_000,
    programs: whoCanMap,
    targets: [noSlowerThanPython],
  }
}

function editor(imported: string, program: string): Trial {
  return {
    name: `editor, ${imported}`,
    topic: 'editor',
    units: ['ms', 'MB'],
    operation: 'check',
    parameters: {},
    iterations: 1,
    warmup: 0,
    programs: { ours: program, empty: 'editor/empty.ts' },
  }
}
