// Offsets, sizes and numbers of C, compared with what the C compiler says on this machine.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import * as constants from '../../src/ffi/constants.js'
import { layouts } from '../../src/ffi/layouts.js'

/** The C expression for each entry of the table, where it is not the name itself. */
const expressions = {
  GstMemory: {
    size: 'sizeof(GstMemory)',
    refcount: 'offsetof(GstMemory, mini_object.refcount)',
    lockstate: 'offsetof(GstMemory, mini_object.lockstate)',
    flags: 'offsetof(GstMemory, mini_object.flags)',
    allocator: 'offsetof(GstMemory, allocator)',
    parent: 'offsetof(GstMemory, parent)',
    maxsize: 'offsetof(GstMemory, maxsize)',
    align: 'offsetof(GstMemory, align)',
    offset: 'offsetof(GstMemory, offset)',
    length: 'offsetof(GstMemory, size)',
  },
  GstMapInfo: {
    size: 'sizeof(GstMapInfo)',
    data: 'offsetof(GstMapInfo, data)',
    length: 'offsetof(GstMapInfo, size)',
  },
  statx: {
    size: 'sizeof(struct statx)',
    mode: 'offsetof(struct statx, stx_mode)',
    length: 'offsetof(struct statx, stx_size)',
  },
  dma_buf_sync: { size: 'sizeof(struct dma_buf_sync)', flags: 'offsetof(struct dma_buf_sync, flags)' },
} satisfies { [Struct in keyof typeof layouts]: Record<keyof (typeof layouts)[Struct], string> }

function compute(names: readonly string[]): number[] {
  const folder = mkdtempSync(join(tmpdir(), 'layouts-'))
  try {
    const print = names.map((name) => `printf("%lld\\n", (long long) (${name}));`).join('\n  ')
    writeFileSync(
      join(folder, 'layouts.c'),
      `#define _GNU_SOURCE
#include <stddef.h>
#include <stdio.h>
#include <fcntl.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <linux/dma-buf.h>
#include <gst/gst.h>
int main(void) {
  ${print}
  return 0;
}
`,
    )
    const flags = execFileSync('pkg-config', ['--cflags', 'gstreamer-1.0'], { encoding: 'utf8' })
      .trim()
      .split(/\s+/)
    execFileSync('cc', [...flags, '-o', join(folder, 'layouts'), join(folder, 'layouts.c')])
    return execFileSync(join(folder, 'layouts'), { encoding: 'utf8' }).trim().split('\n').map(Number)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

describe('the numbers that C calls take', () => {
  it('are those of the C compiler: structs', () => {
    const entries = Object.entries(expressions).flatMap(([struct, fields]) =>
      Object.entries(fields).map(([field, expression]) => ({ struct, field, expression })),
    )
    const values = compute(entries.map(({ expression }) => expression))
    const ours = entries.map(
      ({ struct, field }) => Reflect.get(Reflect.get(layouts, struct) as object, field) as number,
    )
    expect(ours).toEqual(values)
  })

  it('are those of the C compiler: constants', () => {
    const names = Object.keys(constants)
    expect(Object.fromEntries(names.map((name, at) => [name, Object.values(constants)[at]]))).toEqual(
      Object.fromEntries(compute(names).map((value, at) => [names[at], value])),
    )
  })
})
