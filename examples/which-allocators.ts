// Allocates memory with every allocator of this package, writes and reads a byte, and prints which ones work here. The
// same program runs with every GStreamer from 1.22 on. What is missing is named by the error.
//
//   npx tsx examples/which-allocators.ts
import assert from 'node:assert/strict'
import {
  allocateDmaBuf,
  createMemfd,
  DmaBufAllocator,
  DRMDumbAllocator,
  FdAllocator,
  GstAllocatorsError,
  listDevices,
  type Memory,
  ShmAllocator,
  UdmabufAllocator,
  versions,
} from 'gst-allocators'

const size = 64 * 64 * 4
const xrgb8888 = 0x34325258
const absences: string[] = ['ERR_FEATURE_MISSING', 'ERR_DEVICE_ACCESS', 'ERR_NO_DMABUF']

const allocators: Record<string, () => Memory> = {
  FdAllocator: () => new FdAllocator().alloc(createMemfd(size), size),
  DmaBufAllocator: () => new DmaBufAllocator().alloc(allocateDmaBuf(size), size),
  ShmAllocator: () => ShmAllocator.get().alloc(size),
  UdmabufAllocator: () => UdmabufAllocator.get().alloc(size),
  DRMDumbAllocator: () => openCard().alloc(xrgb8888, 64, 64).memory,
}

console.log(`GStreamer ${versions().gstreamer}`)
const usable = Object.entries(allocators).filter(([name, allocate]) => {
  try {
    using memory = allocate()
    using mapping = memory.map('readwrite')
    mapping.bytes[0] = 42
    assert.equal(mapping.bytes[0], 42)
    console.log(`✓ ${name}: ${mapping.bytes.length} bytes as ${memory.constructor.name}`)
    return true
  } catch (error) {
    // Anything else is a fault, not an absence.
    if (!(error instanceof GstAllocatorsError) || !absences.includes(error.code)) throw error
    console.log(`– ${name}: ${error.message.split('\n')[0]}`)
    return false
  }
})
console.log(`${usable.length} of ${Object.keys(allocators).length} allocators can be used`)

/** Opens the first card that has dumb buffers. Not every one does. */
function openCard(): DRMDumbAllocator {
  const paths = listDevices().flatMap(({ kind, path }) => (kind === 'display' ? [path] : []))
  const last = paths.pop() ?? '/dev/dri/card0'
  for (const path of paths) {
    try {
      return DRMDumbAllocator.open(path)
    } catch (error) {
      if (!(error instanceof GstAllocatorsError)) throw error
    }
  }
  return DRMDumbAllocator.open(last)
}
