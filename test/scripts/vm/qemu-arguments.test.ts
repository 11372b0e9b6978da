import { describe, expect, it } from '@jest/globals'
import { machine } from '../../../scripts/vm/machine.js'
import { qemuArguments } from '../../../scripts/vm/qemu-arguments.js'

const surroundings = {
  kernel: '/k',
  initrd: '/i',
  console: '/c',
  share: '/build/a,b',
  accel: 'kvm',
}
const words = qemuArguments(
  { ...machine, memory: 512, parameters: ['quiet'], devices: ['virtio-rng-pci'] },
  surroundings,
)
const valuesOf = (option: string) => words.filter((_, at) => words[at - 1] === option)

describe('qemuArguments()', () => {
  it('has the devices of the machine', () => {
    expect(valuesOf('-m')).toEqual(['512'])
    expect(valuesOf('-accel')).toEqual(['kvm'])
    expect(valuesOf('-append')).toEqual(['console=ttyS0 panic=-1 quiet'])
    expect(valuesOf('-device')).toContain('virtio-rng-pci')
  })

  it('lets the guest write to no folder but one, whose name may have a comma', () => {
    const [root, share] = valuesOf('-virtfs')
    expect(root).toBe('local,path=/,mount_tag=host,security_model=none,readonly=on,multidevs=remap')
    expect(share).toContain('path=/build/a,,b,mount_tag=artefacts')
    expect(share).not.toContain('readonly')
  })

  it('gives each channel an fd of its own, from 3 on, and all but the first a port in the guest', () => {
    const sockets = valuesOf('-chardev').filter((value) => value.startsWith('socket'))
    expect(sockets.map((value) => Number(/fd=(\d+)$/.exec(value)?.[1]))).toEqual([3, 4, 5, 6, 7, 8])
    const ports = valuesOf('-device').filter((value) => value.startsWith('virtserialport'))
    expect(ports.map((value) => /name=(\w+)$/.exec(value)?.[1])).toEqual([
      'control',
      'results',
      'stdout',
      'stderr',
      'alive',
    ])
  })
})
