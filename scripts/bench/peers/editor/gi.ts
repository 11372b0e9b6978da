// Why this exists: it shows the cost in an editor of a program that also uses the raw namespaces.
import { createMemfd, FdAllocator } from 'gst-allocators'
import { Gst } from 'gst-allocators/gi'

using memory = new FdAllocator().alloc(createMemfd(4096), 4096)
Gst.Buffer.new().appendMemory(memory.gi)
