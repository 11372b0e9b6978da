import type { Machine } from './machine.js'

/** The sockets between the host's program and the guest: all but the first are virtio ports, by these names. */
export const channels = ['qmp', 'control', 'results', 'stdout', 'stderr', 'alive'] as const
export type Channel = (typeof channels)[number]

/** The first fd that QEMU inherits for its channels; the others follow. */
export const FIRST_CHANNEL = 3

/** Where QEMU finds the rest of a machine. */
export interface Surroundings {
  readonly kernel: string
  readonly initrd: string
  /** A file for what the kernel says. */
  readonly console: string
  /** The folder of the host that the guest may write to. */
  readonly share: string
  readonly accel: string
}

/** QEMU's command line for a machine. */
export function qemuArguments(
  machine: Machine,
  { kernel, initrd, console, share, accel }: Surroundings,
): string[] {
  const { cpu, cpus, memory, devices, parameters } = machine
  return [
    ['-accel', accel, '-cpu', cpu, '-smp', String(cpus), '-m', String(memory)],
    ['-nodefaults', '-no-user-config', '-display', 'none', '-no-reboot'],
    ['-kernel', kernel, '-initrd', initrd],
    ['-append', ['console=ttyS0', 'panic=-1', ...parameters].join(' ')],
    ['-chardev', `file,id=console,path=${escaped(console)}`, '-serial', 'chardev:console'],
    ['-virtfs', virtfs('/', 'host', 'readonly=on,multidevs=remap')],
    ['-virtfs', virtfs(share, 'artefacts', 'multidevs=remap')],
    ['-device', 'virtio-serial-pci'],
    ...channels.map((name, index) => [
      ...['-chardev', `socket,id=${name},fd=${FIRST_CHANNEL + index}`],
      ...(name === 'qmp'
        ? ['-mon', 'chardev=qmp,mode=control']
        : ['-device', `virtserialport,chardev=${name},name=${name}`]),
    ]),
    ...devices.map((device) => ['-device', device]),
  ].flat()
}

// Files keep the owner that QEMU's user gives them: an ordinary user may not do otherwise, and nobody needs it.
function virtfs(path: string, tag: string, options: string): string {
  return `local,path=${escaped(path)},mount_tag=${tag},security_model=none,${options}`
}

// A comma ends a value, unless it is doubled.
function escaped(path: string): string {
  return path.replaceAll(',', ',,')
}
