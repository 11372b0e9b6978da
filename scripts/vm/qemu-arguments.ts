import type { Machine } from './machine.js'

/** The sockets between the host program and the guest. All but the first are virtio ports with these names. */
export const channels = ['qmp', 'control', 'results', 'stdout', 'stderr', 'alive'] as const
export type Channel = (typeof channels)[number]

/** The first fd that QEMU inherits for its channels. The others follow in order. */
export const FIRST_CHANNEL = 3

/** The paths and the accelerator that QEMU needs to run a machine. */
export interface Surroundings {
  readonly kernel: string
  readonly initrd: string
  /** The file for the output of the kernel. */
  readonly console: string
  /** The folder of the host that the guest may write to. */
  readonly share: string
  readonly accel: string
}

/** Returns QEMU's arguments for a machine. */
export function qemuArguments(
  machine: Machine,
  { kernel, initrd, console, share, accel }: Surroundings,
): string[] {
  const { root, cpu, cpus, memory, devices, parameters } = machine
  return [
    ['-accel', accel, '-cpu', cpu, '-smp', String(cpus), '-m', String(memory)],
    ['-nodefaults', '-no-user-config', '-display', 'none', '-no-reboot'],
    ['-kernel', kernel, '-initrd', initrd],
    ['-append', ['console=ttyS0', 'panic=-1', ...parameters].join(' ')],
    ['-chardev', `file,id=console,path=${escaped(console)}`, '-serial', 'chardev:console'],
    ['-virtfs', virtfs(root, 'host', 'readonly=on,multidevs=remap')],
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

/** Returns a value for -virtfs. New files belong to the user who runs QEMU: other owners would require root. */
function virtfs(path: string, tag: string, options: string): string {
  return `local,path=${escaped(path)},mount_tag=${tag},security_model=none,${options}`
}

/** Escapes commas, which would end a value. */
function escaped(path: string): string {
  return path.replaceAll(',', ',,')
}
