// Steps down to what the package stands on: node-gtk's own namespaces, with types that match the installed GStreamer.
//
//   FdAllocator ──.gi──► GstAllocators.FdAllocator ─► Gst.Allocator ─► Gst.Object ─► GObject.InitiallyUnowned ─► …
//   FdMemory ─────.gi──► Gst.Memory
//   (ours)               (node-gtk's wrappers)
//
//   The memory owns its fd, whichever way it is looked at. The allocator owns none.
import assert from 'node:assert/strict'
import { createMemfd, FdAllocator } from 'gst-allocators'
import { GObject, Gst, GstAllocators, gstVersion, hasFeature } from 'gst-allocators/gi'

console.log(
  `GStreamer ${gstVersion().join('.')}, GstAllocators: ${Object.keys(GstAllocators).sort().join(', ')}`,
)
assert.equal(hasFeature('shm-allocator'), 'ShmAllocator' in GstAllocators)

// An allocator of ours, as the type system of GObject sees it.
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
console.log(`it is called ${raw.name}, and told its listener of the change`)

// The registry of allocators hands out the very object that was put into it.
Gst.Allocator.register('walker', raw)
assert.equal(Gst.Allocator.find('walker'), raw)
assert.equal(Gst.Allocator.find('no such allocator'), null)

// The C functions themselves, on a memory of ours.
using memory = allocator.alloc(createMemfd(4096), 4096)
assert.equal(GstAllocators.fdMemoryGetFd(memory.gi), memory.fd)
assert.ok(GstAllocators.isFdMemory(memory.gi) && !GstAllocators.isDmabufMemory(memory.gi))
assert.ok(memory.gi.isType(GstAllocators.ALLOCATOR_FD))
console.log(`gst_fd_memory_get_fd says ${GstAllocators.fdMemoryGetFd(memory.gi)}, FdMemory says ${memory.fd}`)
