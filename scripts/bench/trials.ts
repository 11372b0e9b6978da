/** Who takes part, in the order of the table's columns. */
export const peerNames = ['C', 'gst-python', 'ours', 'bridge'] as const

/** One of those who take part. */
export type PeerName = (typeof peerNames)[number]

/** One row of the result: what is done, how often, and by which program of peers/ for each peer. */
export interface Trial {
  readonly name: string
  readonly unit: 'µs' | 'ms'
  /** What every program is told: an operation and its parameters. */
  readonly operation: string
  readonly parameters: Readonly<Record<string, string | number>>
  /** How often it is done in one process while the clock runs, and before that to warm up. */
  readonly iterations: number
  readonly warmup: number
  readonly programs: Readonly<Partial<Record<PeerName, string>>>
  /** Ours may take so many times what the peer takes. */
  readonly target?: { readonly peer: PeerName; readonly atMost: number }
}

const KEEP_MAPPED = 1
// The fd stays open for the next iteration, so that nobody pays for a dup.
const DONT_CLOSE = 4

const sizes = { '4 KiB': 4096, '8 MiB': 8 * 1024 * 1024 }
const modes = ['read', 'readwrite'] as const

const whoCanMap = { C: 'alloc.c', 'gst-python': 'alloc.py', ours: 'alloc.ts' }
const everybody = { ...whoCanMap, bridge: 'bridge.ts' }
const noSlowerThanPython = { peer: 'gst-python', atMost: 1 } as const

/** All trials. Their names are what `--only` matches. */
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
    unit: 'ms',
    operation: 'startup',
    parameters: {},
    iterations: 1,
    warmup: 0,
    programs: everybody,
  },
]

/** What the names stand for. */
export const legend = [
  'alloc: make a memory of 4 KiB over one memfd (DONT_CLOSE), and release it at once',
  'map: map a memory, read its first byte (readwrite: write it), and unmap',
  'alloc and map are CPU time, all threads of the process together: they never wait, and a busy machine disturbs it less',
  'startup: time from the start of the process until it has loaded all, initialised GStreamer and made one allocator',
]

function alloc(what: string, allocator: 'fd' | 'dmabuf'): Trial {
  return {
    name: `alloc ${what}`,
    unit: 'µs',
    operation: 'alloc',
    parameters: { allocator, size: sizes['4 KiB'], flags: DONT_CLOSE },
    iterations: 50_000,
    // V8 goes on optimising until it has seen about this many.
    warmup: 60_000,
    programs: everybody,
    target: noSlowerThanPython,
  }
}

function map(name: string, size: keyof typeof sizes, mode: (typeof modes)[number], flags: number): Trial {
  return {
    name,
    unit: 'µs',
    operation: 'map',
    parameters: { size: sizes[size], mode, flags },
    iterations: 10_000,
    warmup: 20_000,
    programs: whoCanMap,
    target: noSlowerThanPython,
  }
}
