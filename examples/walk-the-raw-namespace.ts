// Uses the layer below this package: node-gtk's own namespaces, with types that match the installed GStreamer.
//
//   FdAllocator ──.gi──► GstAllocators.FdAllocator ─► Gst.Allocator ─► Gst.Object ─► GObject.InitiallyUnowned ─► …
//   FdMemory ─────.gi──► Gst.Memory
//   (ours)               (node-gtk's wrappers)
//
//   Both wrappers refer to the same memory, which owns its fd. The allocator owns no fd.
import assert from 'node:assert/strict'
import { createMemfd, FdAllocator } from 'gst-allocators'
import { GObject, Gst, GstAllocators, gstVersion, hasFeature } from 'gst-allocators/gi'

console.log(
  `GStreamer ${gstVersion().join('.')}, GstAllocators: ${Object.keys(GstAllocators).sort().join(', ')}`,
)
assert.equal(hasFeature('shm-allocator'), 'ShmAllocator' in GstAllocators)

// One of our allocators, as the GObject type system sees it.
const allocator = new FdAllocator({ name: 'walker' })
const raw = allocator.gi
assert.ok(
  raw instanceof GstAllocators.FdAllocator && raw instanceof Gst.Allocator && raw instanceof Gst.Object,
)
for (let type = GObject.typeFromName('GstFdAllocator'); type !== 0n; type = GObject.typeParent(type)) {
  const signals = GObject.signalListIds(type).map((id) => GObject.signalName(id))
  console.log(
    `  ${GObject.typeName(type) ?? ''}${signals.length > 0 ? `, with signal ${signals.join()}` : ''}`,
  )
}

// Inherited properties and signals.
let notified = 0
const handler = raw.connect('notify::name', () => notified++)
raw.name = 'renamed'
raw.disconnect(handler)
assert.equal(raw.getName(), 'renamed')
assert.equal(notified, 1)
console.log(`the allocator is now called ${raw.name}, and its handler was notified`)

// The allocator registry returns the object that was registered.
Gst.Allocator.register('walker', raw)
assert.equal(Gst.Allocator.find('walker'), raw)
assert.equal(Gst.Allocator.find('no such allocator'), null)

// The C functions themselves, called with one of our memories.
using memory = allocator.alloc(createMemfd(4096), 4096)
assert.equal(GstAllocators.fdMemoryGetFd(memory.gi), memory.fd)
assert.ok(GstAllocators.isFdMemory(memory.gi) && !GstAllocators.isDmabufMemory(memory.gi))
assert.ok(memory.gi.isType(GstAllocators.ALLOCATOR_FD))
console.log(
  `gst_fd_memory_get_fd() returns ${GstAllocators.fdMemoryGetFd(memory.gi)}, FdMemory.fd is ${memory.fd}`,
)
