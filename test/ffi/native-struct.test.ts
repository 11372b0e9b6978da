import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import {
  giveBackStruct,
  layouts,
  nativeBytes,
  peekStruct,
  takeStruct,
  withStruct,
} from '../../src/ffi/index.js'

describe('withStruct()', () => {
  it('lends a struct of zeros, even if an earlier call has written to it', () => {
    withStruct('msghdr', ({ bytes }) => bytes.fill(255))
    const left = withStruct('msghdr', ({ bytes }) => [...bytes])
    expect(left).toEqual(new Array(layouts.msghdr.size).fill(0))
  })

  it('lends no struct twice at once, so that a call in the middle of another leaves it alone', () => {
    withStruct('void*', (outer) => {
      outer.view.setBigUint64(0, 1n)
      withStruct('void*', (inner) => {
        inner.view.setBigUint64(0, 2n)
        expect(inner.pointer).not.toBe(outer.pointer)
      })
      expect(outer.view.getBigUint64(0)).toBe(1n)
    })
  })

  it('never lends the bytes of one layout as another, even of the same size', () => {
    const addresses = (layout: 'pollfd' | 'GPollFD' | 'void*') =>
      withStruct(layout, (one) => withStruct(layout, (other) => [one.pointer, other.pointer]))
    const all = [...addresses('pollfd'), ...addresses('GPollFD'), ...addresses('void*')]
    expect(new Set(all).size).toBe(6)
    expect(addresses('pollfd').sort()).toEqual(all.slice(0, 2).sort())
  })

  it('takes a struct back from a function that throws', () => {
    let first = 0n
    expect(() =>
      withStruct('iovec', ({ pointer }) => {
        first = pointer
        throw new Error('no')
      }),
    ).toThrow('no')
    expect(withStruct('iovec', ({ pointer }) => pointer)).toBe(first)
  })
})

describe('takeStruct()', () => {
  it('lends a struct for longer than a call, and to no other caller until it is given back', () => {
    const taken = takeStruct('statx')
    const addresses = Array.from({ length: 3 }, () => withStruct('statx', ({ pointer }) => pointer))
    expect(addresses).not.toContain(taken.pointer)
    taken.bytes.fill(7)
    giveBackStruct(taken)
    expect(withStruct('statx', ({ pointer, bytes }) => [pointer, Math.max(...bytes)])).toEqual([
      taken.pointer,
      0,
    ])
  })
})

describe('peekStruct()', () => {
  it('copies one layout without a change to the copy of another', () => {
    const { pointer, bytes } = nativeBytes(Math.max(layouts.GstMemory.size, layouts.GstBuffer.size))
    bytes.fill(1)
    const memory = peekStruct(pointer, 'GstMemory')
    bytes.fill(2)
    const buffer = peekStruct(pointer, 'GstBuffer')
    expect([memory.getUint8(0), buffer.getUint8(0)]).toEqual([1, 2])
    expect([memory.byteLength, buffer.byteLength]).toEqual([layouts.GstMemory.size, layouts.GstBuffer.size])
  })
})

describe('the sources', () => {
  const src = join(import.meta.dirname, '../../src')
  const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => ({ file, text: readFileSync(join(src, file), 'utf8') }))
  const matching = (pattern: RegExp) =>
    files
      .filter(({ text }) => pattern.test(text))
      .map(({ file }) => file)
      .sort()

  it('allocate memory for C in one place', () => {
    expect(matching(/koffi\.alloc\(/)).toEqual(['ffi/native-struct.ts'])
  })

  it('hold structs for longer than a call only where that is the purpose', () => {
    expect(matching(/(?<!function )takeStruct\(/)).toEqual([
      'ffi/native-struct.ts',
      // Copies that are overwritten as a whole.
      'ffi/read-field.ts',
      // The error of a call on another thread.
      'frame/to-png.ts',
      // A GValue is initialised and cleared in the same place.
      'gst/value.ts',
      // A mapping lasts.
      'memory/map-info.ts',
    ])
  })

  it('hold bytes that are never cleared only for one purpose each', () => {
    expect(matching(/(?<!function )nativeBytes\(/)).toEqual([
      // An empty path.
      'fd/fd-size.ts',
      'ffi/native-struct.ts',
      // The control data of messages.
      'socket/packet.ts',
    ])
  })

  it('lend no struct to an async function', () => {
    expect(matching(/withStruct\([^()]*,\s*async\b/)).toEqual([])
  })
})
