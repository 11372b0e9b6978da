// Why this exists: it shows what an editor takes for a program that uses the facade alone.
import { createMemfd, FdAllocator } from 'gst-allocators'

using memory = new FdAllocator().alloc(createMemfd(4096), 4096)
using mapping = memory.map('write')
mapping.bytes.fill(1)
