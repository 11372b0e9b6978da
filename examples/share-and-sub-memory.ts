// Divides one memory into the planes of a picture, without copying.
//
//   memfd (one fd, owned by the memory; the shares keep it open)
//   ├───────────── Y ─────────────┼───── U ─────┼───── V ─────┤
//   0                           4096          5120          6144
//   └ share(0, 4096) ─────────────┴ share(4096, 1024) ─ …
import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { createMemfd, FdAllocator, FdMemory } from 'gst-allocators'

// A picture of 64 x 64 pixels in I420: full-size luma (Y), and chroma (U, V) with half the width and height.
const [ySize, cSize] = [64 * 64, 32 * 32]
const size = ySize + 2 * cSize
const picture = new FdAllocator().alloc(createMemfd(size, { name: 'picture' }), size)
const { fd } = picture
{
  using mapping = picture.map('write')
  mapping.bytes.fill(128, ySize)
  mapping.bytes[ySize] = 77
}

const y = picture.share(0, ySize)
const u = picture.share(ySize, cSize)
const v = picture.share(ySize + cSize)
console.log(`planes at ${[y, u, v].map(({ offset, size }) => `${offset} (${size} bytes)`).join(', ')}`)
assert.deepEqual([y.offset, u.offset, v.offset, v.size], [0, 4096, 5120, 1024])

// The shares are windows into one file, so all have the same fd.
for (const plane of [y, u, v]) assert.ok(plane instanceof FdMemory && plane.fd === fd)

// A share sees what was written to the whole.
{
  using mapping = u.map('read')
  assert.deepEqual([...mapping.bytes.subarray(0, 3)], [77, 128, 128])
  console.log(`U begins with ${mapping.bytes.subarray(0, 3).join(', ')}`)
}

// GStreamer's rules for writing: never through a share, and never to a memory that has several shares.
assert.throws(() => u.map('write'), { code: 'ERR_MEMORY_READ_ONLY' })
assert.throws(() => picture.map('write'), { code: 'ERR_MAP_CONFLICT' })

// A copy has its own bytes, with no fd behind them.
using copy = u.copy()
assert.ok(!(copy instanceof FdMemory))

// The fd stays open until the last of the memories is released.
for (const memory of [picture, y, u]) memory.dispose()
assert.ok(existsSync(`/proc/self/fd/${fd}`))
v.dispose()
assert.ok(!existsSync(`/proc/self/fd/${fd}`))
console.log(`fd ${fd} was closed with the last of the four memories`)
