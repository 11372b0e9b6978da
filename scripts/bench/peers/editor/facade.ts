// Why this exists: it shows the cost in an editor of a program that uses only the main entry point.
import { createMemfd, FdAllocator } from 'gst-allocators'

using memory = new FdAllocator().alloc(createMemfd(4096), 4096)
using mapping = memory.map('write')
mapping.bytes.fill(1)
