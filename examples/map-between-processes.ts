// Shares memory with a child process, which maps the same bytes: no socket, no copy.
//
//   this process                                  child process
//   FdMemory owns fd N ──── inherited as fd 3 ───► OwnedFd(3) ─► FdMemory owns fd 3
//        └────────────────── the same memfd ───────────┘
//
//   Each process closes its own fd. The memory lives until both have released it.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { createMemfd, FdAllocator, OwnedFd } from 'gst-allocators'

const size = 1024 * 1024

if (process.argv[2] === 'child') answer()
else ask()

function ask(): void {
  using memory = new FdAllocator().alloc(createMemfd(size, { name: 'between', sealed: true }), size)
  using mapping = memory.map('readwrite')
  mapping.bytes.set([6, 7])
  console.log(`process ${process.pid} writes 6 and 7 into fd ${memory.fd}`)

  const args = [...process.execArgv, fileURLToPath(import.meta.url), 'child']
  const { status } = spawnSync(process.execPath, args, { stdio: ['ignore', 'inherit', 'inherit', memory.fd] })
  assert.equal(status, 0)

  // The mapping stayed open, so what the child wrote is visible at once.
  const [a, b, product] = mapping.bytes
  assert.equal(product, 42)
  assert.equal(mapping.bytes[size - 1], 255)
  console.log(`process ${process.pid} reads ${a} * ${b} = ${product}`)
}

function answer(): void {
  const inherited = new OwnedFd(3)
  assert.equal(inherited.kind, 'memfd')
  using memory = new FdAllocator().alloc(inherited, inherited.size)
  using mapping = memory.map('readwrite')
  const [a = 0, b = 0] = mapping.bytes
  mapping.bytes[2] = a * b
  mapping.bytes[size - 1] = 255
  console.log(
    `process ${process.pid} has ${memory.size} bytes in fd ${memory.fd}, and multiplies ${a} by ${b}`,
  )
}
