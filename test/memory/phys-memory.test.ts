import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import koffi from 'koffi'
import { Memory, PhysMemory } from '../../src/index.js'
import { Gst } from '../../src/gi/index.js'
import { wrapNative } from '../../src/memory/kinds.js'
import { NativeMemory } from '../../src/memory/native-memory.js'
import { outcome } from '../support/outcome.js'

function newPhysMemory(): Memory {
  const folder = mkdtempSync(join(tmpdir(), 'phys-memory-'))
  try {
    const library = join(folder, 'phys-memory.so')
    const source = join(import.meta.dirname, '../support/phys-memory.c')
    const flags = execFileSync('pkg-config', ['--cflags', '--libs', 'gstreamer-allocators-1.0'], {
      encoding: 'utf8',
    })
    execFileSync('cc', ['-shared', '-fPIC', '-o', library, source, ...flags.trim().split(/\s+/)])
    const make = koffi.load(library).func('void* phys_memory_new()') as () => bigint
    return wrapNative(new NativeMemory(make()))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

describe('PhysMemory', () => {
  it('is recognised by its allocator, has a physical address, and maps like any memory', () => {
    expect(Gst.isInitialized()).toBe(true)
    const memory = newPhysMemory()
    expect(memory).toBeInstanceOf(PhysMemory)
    if (!(memory instanceof PhysMemory)) return
    expect(memory.physAddr).toBe(0xfeed0000n)
    using again = PhysMemory.from(memory.gi)
    expect(again.physAddr).toBe(0xfeed0000n)
    memory.map('write').unmap()
    memory.dispose()
    expect(outcome(() => memory.physAddr)).toBe('ERR_DISPOSED')
  })

  it('is not the class of other memory', () => {
    const wrapper = Gst.Allocator.find(null)?.alloc(1, null)
    if (!wrapper) throw new Error('no memory')
    expect(outcome(() => PhysMemory.from(wrapper))).toBe('ERR_NOT_MEMORY')
  })
})
