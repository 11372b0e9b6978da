/* An allocator with the interface GstPhysMemoryAllocator, because no installable one has it. Reports 0xfeed0000. */
#include <gst/allocators/gstphysmemory.h>
#include <gst/gst.h>

typedef struct { GstAllocator parent; } PhysAllocator;
typedef struct { GstAllocatorClass parent; } PhysAllocatorClass;
typedef struct { GstMemory memory; guint8 bytes[64]; } PhysMemory;

static guintptr get_phys_addr(GstPhysMemoryAllocator *allocator, GstMemory *memory) { return 0xfeed0000; }

static void interface_init(gpointer interface, gpointer data) {
  ((GstPhysMemoryAllocatorInterface *) interface)->get_phys_addr = get_phys_addr;
}

G_DEFINE_TYPE_WITH_CODE(PhysAllocator, phys_allocator, GST_TYPE_ALLOCATOR,
    G_IMPLEMENT_INTERFACE(GST_TYPE_PHYS_MEMORY_ALLOCATOR, interface_init))

static GstMemory *phys_alloc(GstAllocator *allocator, gsize size, GstAllocationParams *parameters) {
  PhysMemory *memory = g_new0(PhysMemory, 1);
  gst_memory_init(GST_MEMORY_CAST(memory), 0, allocator, NULL, sizeof memory->bytes, 0, 0, size);
  return GST_MEMORY_CAST(memory);
}

static void phys_free(GstAllocator *allocator, GstMemory *memory) { g_free(memory); }

static gpointer phys_map(GstMemory *memory, gsize size, GstMapFlags flags) { return ((PhysMemory *) memory)->bytes; }

static void phys_unmap(GstMemory *memory) {}

static void phys_allocator_class_init(PhysAllocatorClass *class) {
  class->parent.alloc = phys_alloc;
  class->parent.free = phys_free;
}

static void phys_allocator_init(PhysAllocator *self) {
  GstAllocator *allocator = GST_ALLOCATOR(self);
  allocator->mem_type = "phys";
  allocator->mem_map = phys_map;
  allocator->mem_unmap = phys_unmap;
}

/* A new memory, which the caller owns. */
GstMemory *phys_memory_new(void) {
  GstAllocator *allocator = gst_object_ref_sink(g_object_new(phys_allocator_get_type(), NULL));
  GstMemory *memory = gst_allocator_alloc(allocator, 64, NULL);
  gst_object_unref(allocator);
  return memory;
}
