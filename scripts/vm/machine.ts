/** A kernel from Debian: the package that depends on its newest image, and the suite to take it from. */
export interface KernelSource {
  readonly suite: string
  readonly package: string
}

/** A module of the kernel, with parameters as `modprobe` takes them. */
export interface Module {
  readonly name: string
  readonly parameters?: string
}

/** A machine that QEMU plays. */
export interface Machine {
  /** The architecture as Node.js names it: the guest runs the host's programs, so both must have the same. */
  readonly arch: NodeJS.Architecture
  readonly kernel: KernelSource
  readonly modules: readonly Module[]
  /** Added to the kernel's command line. */
  readonly parameters: readonly string[]
  readonly qemu: string
  /** QEMU's accelerator. */
  readonly accel: string
  readonly cpu: string
  readonly cpus: number
  /** In MiB. */
  readonly memory: number
  /** Each is one `-device` of QEMU's. */
  readonly devices: readonly string[]
}

/** The lab: what a camera, a display and a kernel with dma-bufs give, on a machine that has none of them. */
export const machine: Machine = {
  arch: 'x64',
  // The oldest kernel of Debian's that has udmabuf and dma-heaps built in.
  kernel: { suite: 'bookworm-backports', package: 'linux-image-amd64' },
  modules: [
    // The root file system is the host's.
    { name: '9pnet_virtio' },
    { name: '9p' },
    { name: 'overlay' },
    // A camera, /dev/video0, and nothing else of what this module could play.
    { name: 'vivid', parameters: 'n_devs=1 node_types=0x1' },
    // A graphics card that only makes and passes on dma-bufs, and one with a screen.
    { name: 'vgem' },
    // File systems of programs.
    { name: 'fuse' },
    { name: 'virtio-gpu' },
  ],
  parameters: ['quiet', 'mitigations=off', 'audit=0', 'apparmor=0', 'nokaslr', 'random.trust_cpu=on'],
  qemu: 'qemu-system-x86_64',
  // KVM is many times as fast, but no cheap test tells where it works: it may start, and stop at some instruction later on.
  accel: 'tcg,thread=multi',
  cpu: 'max',
  cpus: 2,
  memory: 4096,
  // No option ROM, which would only cost time at start.
  devices: ['virtio-gpu-pci,id=display,romfile='],
}
