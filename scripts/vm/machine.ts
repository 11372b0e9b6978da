/** A kernel from Debian: the metapackage that depends on the newest image, and the suite to take it from. */
export interface KernelSource {
  readonly suite: string
  readonly package: string
}

/** A kernel module, with its parameters in the form that `modprobe` takes. */
export interface Module {
  readonly name: string
  readonly parameters?: string
}

/** The description of a virtual machine. */
export interface Machine {
  /** The architecture, in the terms of Node.js. The guest runs the host's programs, so both must have the same one. */
  readonly arch: NodeJS.Architecture
  readonly kernel: KernelSource
  /** The folder that becomes the root of its file system: `/` for the files of the host. */
  readonly root: string
  readonly modules: readonly Module[]
  /** Additions to the kernel command line. */
  readonly parameters: readonly string[]
  readonly qemu: string
  /** QEMU's accelerator. */
  readonly accel: string
  readonly cpu: string
  readonly cpus: number
  /** The size of the memory in MiB. */
  readonly memory: number
  /** The devices. Each is an argument for QEMU's `-device`. */
  readonly devices: readonly string[]
}

/** The lab: a machine with a camera, a display and a kernel that has dma-bufs. */
export const machine: Machine = {
  arch: 'x64',
  // The oldest Debian kernel with udmabuf and dma-heaps built in.
  kernel: { suite: 'bookworm-backports', package: 'linux-image-amd64' },
  root: '/',
  modules: [
    // For the root file system, which is the host's.
    { name: '9pnet_virtio' },
    { name: '9p' },
    { name: 'overlay' },
    // A camera, /dev/video0. This module can emulate other devices too, which are not wanted here.
    { name: 'vivid', parameters: 'n_devs=1 node_types=0x1' },
    // A graphics card that only allocates and shares dma-bufs.
    { name: 'vgem' },
    // File systems in user space.
    { name: 'fuse' },
    // A graphics card with a screen.
    { name: 'virtio-gpu' },
  ],
  parameters: ['quiet', 'mitigations=off', 'audit=0', 'apparmor=0', 'nokaslr', 'random.trust_cpu=on'],
  qemu: 'qemu-system-x86_64',
  // KVM is many times faster, but there is no cheap test for whether it works: it may start, and then fail on an
  // instruction later.
  accel: 'tcg,thread=multi',
  cpu: 'max',
  cpus: 2,
  memory: 4096,
  // No option ROM, which would only slow down the boot.
  devices: ['virtio-gpu-pci,id=display,romfile='],
}
