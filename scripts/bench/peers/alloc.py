# Why this exists: gst-python gives another scripting language access to the same memory, and is the target to beat.
# Takes an operation and key=value parameters, works on the memfd inherited as fd 3, and prints one line of JSON.
import time

import gi

gi.require_version("Gst", "1.0")
gi.require_version("GstAllocators", "1.0")
from gi.repository import Gst, GstAllocators

from peer import report, run

FD = 3


def alloc(parameters):
    size = int(parameters["size"])
    flags = GstAllocators.FdMemoryFlags(int(parameters["flags"]))
    if parameters["allocator"] == "dmabuf":
        allocator = GstAllocators.DmaBufAllocator.new()
        new_memory = GstAllocators.DmaBufAllocator.alloc_with_flags
    else:
        allocator = GstAllocators.FdAllocator.new()
        new_memory = GstAllocators.FdAllocator.alloc

    def repeat(count):
        for _ in range(count):
            memory = new_memory(allocator, FD, size, flags)
            del memory  # releases the last reference

    measure(repeat, parameters)


def map(parameters):
    size = int(parameters["size"])
    flags = GstAllocators.FdMemoryFlags(int(parameters["flags"]))
    memory = GstAllocators.FdAllocator.alloc(GstAllocators.FdAllocator.new(), FD, size, flags)

    def read(count):
        mode = Gst.MapFlags.READ
        for _ in range(count):
            with memory.map(mode) as info:
                info.data[0]

    def read_write(count):
        mode = Gst.MapFlags.READ | Gst.MapFlags.WRITE
        for _ in range(count):
            with memory.map(mode) as info:
                info.data[0] = 1

    measure(read if parameters["mode"] == "read" else read_write, parameters)


def measure(repeat, parameters):
    iterations = int(parameters["iterations"])
    repeat(int(parameters["warmup"]))
    start = time.process_time_ns()
    repeat(iterations)
    report(ns=(time.process_time_ns() - start) / iterations)


def startup(parameters):
    GstAllocators.FdAllocator.new()
    report(ns=time.monotonic_ns() - int(parameters["start"]))


run({"alloc": alloc, "map": map, "startup": startup})
