import { describe, expect, it } from '@jest/globals'
import { endView, nativeBytes, unsafeView } from '../../src/ffi/index.js'

describe('unsafeView()', () => {
  it('is the memory itself, and an ordinary ArrayBuffer', () => {
    const { pointer, view } = nativeBytes(16)
    view.setUint8(3, 99)
    const buffer = unsafeView(pointer, 16)
    expect(buffer).toBeInstanceOf(ArrayBuffer)
    expect(buffer.constructor).toBe(ArrayBuffer)
    expect(new Uint8Array(buffer)[3]).toBe(99)
    endView(buffer, pointer, buffer.byteLength)
  })

  it('ended, is empty; made again, is a new ArrayBuffer over the same bytes, and the old one stays empty', () => {
    const { pointer } = nativeBytes(16)
    const first = unsafeView(pointer, 16)
    const bytes = new Uint8Array(first)
    bytes[0] = 1
    endView(first, pointer, 16)
    const second = unsafeView(pointer, 16)
    expect(second).not.toBe(first)
    expect([first.byteLength, bytes.length]).toEqual([0, 0])
    expect(new Uint8Array(second)[0]).toBe(1)
    endView(second, pointer, 16)
    expect(second.byteLength).toBe(0)
  })

  it('has the requested size, even if an earlier view had another', () => {
    const { pointer } = nativeBytes(64)
    for (const size of [64, 16, 64, 0, 32, 32]) {
      const buffer = unsafeView(pointer, size)
      expect(buffer.byteLength).toBe(size)
      endView(buffer, pointer, buffer.byteLength)
    }
  })

  it('twice at once gives two views of the same bytes, which end one by one', () => {
    const { pointer } = nativeBytes(16)
    const [first, second] = [unsafeView(pointer, 16), unsafeView(pointer, 16)]
    new Uint8Array(first)[5] = 55
    expect(new Uint8Array(second)[5]).toBe(55)
    endView(first, pointer, 16)
    expect(second.byteLength).toBe(16)
    endView(second, pointer, 16)
    expect(second.byteLength).toBe(0)
  })

  it('of many addresses keeps no view alive', () => {
    const buffers = Array.from({ length: 100 }, () => {
      const { pointer } = nativeBytes(16)
      const buffer = unsafeView(pointer, 16)
      endView(buffer, pointer, buffer.byteLength)
      return buffer
    })
    expect(buffers.every(({ byteLength }) => byteLength === 0)).toBe(true)
  })
})
