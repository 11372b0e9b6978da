import { describe, expect, it } from '@jest/globals'
import { Gst, GstAllocators, unsafeRelease } from '../../src/gi/index.js'
import { FdAllocator, Memory } from '../../src/index.js'
import { createTestFd } from '../support/create-test-fd.js'
import { errorOf, outcome } from '../support/outcome.js'

describe('unsafeRelease()', () => {
  it('releases a buffer and its memories at once', () => {
    const buffer = Gst.Buffer.new()
    const memory = new FdAllocator().alloc(createTestFd(4096), 4096)
    using fd = memory.dupFd()
    buffer.appendMemory(memory.gi)
    memory.dispose()
    expect(buffer.nMemory()).toBe(1)
    const wrapper = buffer.getMemory(0)
    if (wrapper === null) throw new Error('no memory')
    unsafeRelease(buffer)
    using last = Memory.from(wrapper)
    unsafeRelease(wrapper)
    expect(last.size).toBe(4096)
    expect(fd.size).toBe(4096)
  })

  it('leaves a dead wrapper: its members throw, no function takes it, and a second release does nothing', () => {
    const caps = Gst.Caps.fromString('video/x-raw')
    if (caps === null) throw new Error('no caps')
    unsafeRelease(caps)
    unsafeRelease(caps)
    expect(errorOf(() => caps.toString()).message).toBe(
      'Cannot use toString of this wrapper: it was released',
    )
    expect(() => Gst.Sample.new(null, caps, null, null)).toThrow(TypeError)
    expect(Object.prototype.toString.call(caps)).toBe('[object Object]')
  })

  it('refuses values that are not wrappers of a mini-object', () => {
    for (const value of [null, undefined, 1, {}, new FdAllocator().gi])
      expect(
        outcome(() => {
          unsafeRelease(value as never)
        }),
      ).toBe('ERR_INVALID_ARG_TYPE')
  })

  it('does not mistake a memory for another type', () => {
    const wrapper = GstAllocators.FdAllocator.alloc(
      new FdAllocator().gi,
      createTestFd(1).release(),
      1,
      GstAllocators.FdMemoryFlags.NONE,
    )
    if (wrapper === null) throw new Error('no memory')
    unsafeRelease(wrapper)
    expect(outcome(() => wrapper.size)).toBe('ERR_DISPOSED')
  })
})
