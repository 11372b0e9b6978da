// Why this exists: it shows what an editor takes for a program that uses the raw namespaces too.
import { createMemfd, FdAllocator } from 'gst-allocators'
import { Gst } from 'gst-allocators/gi'

using memory = new FdAllocator().alloc(createMemfd(4096), 4096)
Gst.Buffer.new().appendMemory(memory.gi)
