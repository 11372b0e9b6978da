import { describe, expect, it } from '@jest/globals'
import { loadOrder } from '../../../scripts/vm/load-order.js'

const modulesDep = `kernel/fs/9p/9p.ko.xz: kernel/net/9p/9pnet.ko.xz kernel/fs/netfs/netfs.ko.xz
kernel/net/9p/9pnet.ko.xz:
kernel/net/9p/9pnet_virtio.ko.xz: kernel/net/9p/9pnet.ko.xz
kernel/fs/netfs/netfs.ko.xz:
kernel/drivers/gpu/virtio-gpu.ko.xz:
`
const modulesBuiltin = 'kernel/drivers/char/virtio_console.ko\n'
const load = (...modules: { name: string; parameters?: string }[]) => [
  ...loadOrder(modules, modulesDep, modulesBuiltin),
]

describe('loadOrder()', () => {
  it('has each module once, after those that it needs', () => {
    expect(load({ name: '9pnet_virtio' }, { name: '9p' }).map(([file]) => file)).toEqual([
      'kernel/net/9p/9pnet.ko.xz',
      'kernel/net/9p/9pnet_virtio.ko.xz',
      'kernel/fs/netfs/netfs.ko.xz',
      'kernel/fs/9p/9p.ko.xz',
    ])
  })

  it('keeps the parameters of a module that another one needs', () => {
    const order = load({ name: '9pnet_virtio' }, { name: '9pnet', parameters: 'debug=1' })
    expect(order[0]).toEqual(['kernel/net/9p/9pnet.ko.xz', 'debug=1'])
  })

  it('takes - and _ for the same, as the kernel does', () => {
    expect(load({ name: 'virtio_gpu' })).toEqual([['kernel/drivers/gpu/virtio-gpu.ko.xz', '']])
  })

  it('has no modules for built-in features', () => {
    expect(load({ name: 'virtio_console' })).toEqual([])
  })

  it('refuses a module that the kernel does not have', () => {
    expect(() => load({ name: 'nonesuch' })).toThrow('Cannot load nonesuch: this kernel has no such module')
  })
})
