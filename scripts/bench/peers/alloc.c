/* Why this exists: every other peer wraps the C library libgstallocators, so calling it directly is the lower bound.
 * Takes an operation and key=value parameters, works on the memfd inherited as fd 3, and prints one line of JSON. */
#include "peer.h"

#include <gst/allocators/allocators.h>

#define FD 3

static GstAllocator *allocator;
static GstMemory *memory;
static long long size, flags, modes;

static void report(long long ns) { printf("{\"ns\":%lld}\n", ns); }

static void measure(void (*once)(void)) {
  for (long long i = number("warmup"); i > 0; i--)
    once();
  long long iterations = number("iterations");
  long long start = now(CLOCK_PROCESS_CPUTIME_ID);
  for (long long i = 0; i < iterations; i++)
    once();
  report((now(CLOCK_PROCESS_CPUTIME_ID) - start) / iterations);
}

static void alloc_fd(void) { gst_memory_unref(gst_fd_allocator_alloc(allocator, FD, size, flags)); }

static void alloc_dmabuf(void) {
  gst_memory_unref(gst_dmabuf_allocator_alloc_with_flags(allocator, FD, size, flags));
}

static void map(void) {
  GstMapInfo info;
  if (!gst_memory_map(memory, &info, modes))
    fail("Cannot map");
  volatile guint8 *bytes = info.data;
  if (modes & GST_MAP_WRITE)
    bytes[0] = 1;
  else
    (void)bytes[0];
  gst_memory_unmap(memory, &info);
}

static void run_alloc(void) {
  gboolean is_dmabuf = strcmp(parameter("allocator"), "dmabuf") == 0;
  allocator = is_dmabuf ? gst_dmabuf_allocator_new() : gst_fd_allocator_new();
  size = number("size");
  flags = number("flags");
  measure(is_dmabuf ? alloc_dmabuf : alloc_fd);
}

static void run_map(void) {
  allocator = gst_fd_allocator_new();
  memory = gst_fd_allocator_alloc(allocator, FD, number("size"), number("flags"));
  modes = strcmp(parameter("mode"), "read") == 0 ? GST_MAP_READ : GST_MAP_READWRITE;
  measure(map);
  gst_memory_unref(memory);
}

int main(int argc, char **argv) {
  const char *operation = begin(argc, argv);
  if (strcmp(operation, "startup") == 0) {
    allocator = gst_fd_allocator_new();
    report(now(CLOCK_MONOTONIC) - number("start"));
  } else if (strcmp(operation, "alloc") == 0) {
    run_alloc();
  } else if (strcmp(operation, "map") == 0) {
    run_map();
  } else if (strcmp(operation, "versions") == 0) {
    report_versions();
  } else {
    fail("Unknown operation");
  }
  return 0;
}
