// More than 200 lines, because the reference page has many items, and each is one check.
// Checks the reference page of GstAllocators.DmaBufAllocator, item by item, against the installed library.
import { closeSync, fstatSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import { DmaBufAllocator, FdAllocator, FdMemoryFlags, Memory } from '../../src/index.js'
import { GObject, Gst, GstAllocators, hasFeature } from '../../src/gi/index.js'
import { createTestFd, newDmaBufAllocator } from '../support/create-test-fd.js'
import { camelCase, introspect } from '../support/introspection.js'
import { mappingsOf } from '../support/mappings-of.js'

describe('hierarchy', () => {
  it('is GObject, GInitiallyUnowned, GstObject, GstAllocator, GstFdAllocator, GstDmaBufAllocator', () => {
    const { gi } = new DmaBufAllocator()
    const names: string[] = []
    for (
      let type = Object.getPrototypeOf(gi) as object;
      type !== Object.prototype;
      type = Object.getPrototypeOf(type) as object
    )
      names.push(type.constructor.name)
    expect(names.slice(0, 6)).toEqual([
      'GstDmaBufAllocator',
      'GstFdAllocator',
      'GstAllocator',
      'GstObject',
      'GInitiallyUnowned',
      'GObject',
    ])
  })

  it('is instanceof each of its classes', () => {
    const { gi } = new DmaBufAllocator()
    for (const type of [
      GstAllocators.DmaBufAllocator,
      GstAllocators.FdAllocator,
      Gst.Allocator,
      Gst.Object,
      GObject.Object,
    ])
      expect(gi).toBeInstanceOf(type)
    expect(new DmaBufAllocator()).toBeInstanceOf(FdAllocator)
  })

  it('is not abstract, and has no subclass but the one that 1.28 added', () => {
    const subclasses = Object.entries(GstAllocators).filter(
      ([, value]) => typeof value === 'function' && value.prototype instanceof GstAllocators.DmaBufAllocator,
    )
    expect(subclasses.map(([name]) => name)).toEqual(
      hasFeature('udmabuf-allocator') ? ['UdmabufAllocator'] : [],
    )
    expect(
      GObject.typeTestFlags(GObject.typeFromName('GstDmaBufAllocator'), GObject.TypeFlags.ABSTRACT),
    ).toBe(false)
  })
})

describe('class methods', () => {
  it('`new()` makes a dma-buf allocator', () => {
    const allocator = GstAllocators.DmaBufAllocator.new()
    expect(allocator).toBeInstanceOf(GstAllocators.DmaBufAllocator)
  })

  it('`alloc()` wraps an fd, and the fd is closed when the memory is released', () => {
    const fd = createTestFd(4096).release()
    const memory = newDmaBufAllocator().alloc(fd, 4096)
    expect(memory.size).toBe(4096)
    expect(memory.fd).toBe(fd)
    expect(fstatSync(fd).size).toBe(4096)
    memory.dispose()
    expect(() => fstatSync(fd)).toThrow('EBADF')
  })

  it('`alloc()` maps only when the memory is mapped', () => {
    using memory = newDmaBufAllocator().alloc(createTestFd(4096), 4096)
    expect(mappingsOf(memory.fd)).toHaveLength(0)
    const mapping = memory.map('read')
    expect(mappingsOf(memory.fd)).toHaveLength(1)
    mapping.unmap()
    expect(mappingsOf(memory.fd)).toHaveLength(0)
  })

  it('`alloc_with_flags()` with DONT_CLOSE leaves the fd to the caller', () => {
    const fd = createTestFd(4096).release()
    newDmaBufAllocator().allocWithFlags(fd, 4096, FdMemoryFlags.DONT_CLOSE).dispose()
    expect(fstatSync(fd).size).toBe(4096)
    closeSync(fd)
  })

  it('the raw functions are there, under node-gtk’s names', () => {
    const fd = createTestFd(4096)
    const wrapper = GstAllocators.DmaBufAllocator.allocWithFlags(
      newDmaBufAllocator().gi,
      fd.fd,
      4096,
      GstAllocators.FdMemoryFlags.DONT_CLOSE,
    )
    expect(wrapper).not.toBeNull()
    if (wrapper === null) return
    using memory = Memory.from(wrapper)
    expect(GstAllocators.isDmabufMemory(wrapper)).toBe(true)
    expect(GstAllocators.dmabufMemoryGetFd(wrapper)).toBe(fd.fd)
    expect(memory.size).toBe(4096)
    fd.close()
  })
})

const ancestors = [
  { namespace: 'GstAllocators', name: 'DmaBufAllocator', type: GstAllocators.DmaBufAllocator, methods: 3 },
  { namespace: 'GstAllocators', name: 'FdAllocator', type: GstAllocators.FdAllocator, methods: 2 },
  { namespace: 'Gst', name: 'Allocator', type: Gst.Allocator, methods: 5 },
  { namespace: 'Gst', name: 'Object', type: Gst.Object, methods: 27 },
  { namespace: 'GObject', name: 'Object', type: GObject.Object, methods: 26 },
]

describe('inherited methods', () => {
  it.each(ancestors)(
    'has all of $namespace.$name: $methods or more',
    ({ namespace, name, type, methods }) => {
      const names = introspect(namespace, name).methods
      expect(names.length).toBeGreaterThanOrEqual(methods)
      for (const method of names.map(camelCase)) {
        const member: unknown = Reflect.get(type, method) ?? Reflect.get(type.prototype, method)
        expect([method, typeof member]).toEqual([method, 'function'])
      }
    },
  )

  it('registers under a name, and is found by it', () => {
    const { gi } = newDmaBufAllocator()
    Gst.Allocator.register('reference-page', gi)
    expect(Gst.Allocator.find('reference-page')).toBe(gi)
  })

  it('has those of Gst.Object', () => {
    const { gi } = new DmaBufAllocator({ name: 'mine' })
    expect(gi.getName()).toBe('mine')
    expect(gi.setName('yours')).toBe(true)
    expect(gi.getPathString()).toContain('yours')
    expect(gi.hasAncestor(gi)).toBe(true)
    expect(gi.getParent()).toBeNull()
  })

  it('has those of GObject.Object', () => {
    const { gi } = new DmaBufAllocator()
    expect(gi.getProperty('name')).toBe(gi.getName())
  })
})

describe('virtual methods', () => {
  it.each([
    ['Gst', 'Allocator', ['alloc', 'free']],
    ['Gst', 'Object', ['deep_notify']],
    [
      'GObject',
      'Object',
      [
        'constructed',
        'dispatch_properties_changed',
        'dispose',
        'finalize',
        'get_property',
        'notify',
        'set_property',
      ],
    ],
  ])('%s.%s has the virtual methods %j', (namespace, name, virtualMethods) => {
    expect(introspect(namespace, name).virtualMethods).toEqual(virtualMethods)
  })

  it('Gst.Allocator’s alloc and free serve an allocator that makes its own memory', () => {
    const allocator = Gst.Allocator.find(null)
    expect(allocator).not.toBeNull()
    const wrapper = allocator?.alloc(64, null)
    expect(wrapper).toBeInstanceOf(Gst.Memory)
    if (!wrapper) return
    using memory = Memory.from(wrapper)
    expect(memory.size).toBe(64)
  })

  it('GstFdAllocator has no alloc of that kind: it needs an fd', () => {
    expect(newDmaBufAllocator().gi.alloc(64, null)).toBeNull()
  })
})

describe('properties', () => {
  it('are `name` and `parent`, both of Gst.Object', () => {
    expect(introspect('Gst', 'Object').properties).toEqual(['name', 'parent'])
    for (const { namespace, name } of ancestors.filter(({ name }) => name !== 'Object'))
      expect(introspect(namespace, name).properties).toEqual([])
  })

  it('`name` is set at construction, read and written', () => {
    const allocator = new DmaBufAllocator({ name: 'first' })
    expect(allocator.gi.name).toBe('first')
    allocator.gi.name = 'second'
    expect(allocator.name).toBe('second')
  })

  it('`parent` is null for an allocator', () => {
    expect(new DmaBufAllocator().gi.parent).toBeNull()
  })
})

describe('signals', () => {
  it('are `deep-notify` of Gst.Object and `notify` of GObject.Object', () => {
    expect(ancestors.flatMap(({ namespace, name }) => introspect(namespace, name).signals)).toEqual([
      'deep-notify',
      'notify',
    ])
  })

  it('`notify` reports a changed property', () => {
    const { gi } = new DmaBufAllocator()
    const seen: string[] = []
    gi.on('notify::name', () => seen.push(gi.name))
    gi.name = 'changed'
    expect(seen).toEqual(['changed'])
  })

  it('`deep-notify` can be connected and disconnected', () => {
    const { gi } = new DmaBufAllocator()
    const handler = gi.connect('deep-notify', () => undefined)
    expect(handler).toBeGreaterThan(0)
    gi.disconnect(handler)
  })
})

describe('structs', () => {
  // The page lists what Python reaches by a class: find, list, install and override properties. node-gtk hands out no class struct.
  it('GObject.ObjectClass cannot be reached through node-gtk; introspection lists the properties instead', () => {
    expect('ObjectClass' in GObject).toBe(false)
    const { gi } = new DmaBufAllocator()
    for (const name of introspect('Gst', 'Object').properties) expect(name in gi).toBe(true)
  })
})

describe('fields', () => {
  it('`parent` is the GstFdAllocator that the allocator is', () => {
    expect(introspect('GstAllocators', 'DmaBufAllocator').fields).toContain('parent')
    expect(new DmaBufAllocator().gi).toBeInstanceOf(GstAllocators.FdAllocator)
  })
})
