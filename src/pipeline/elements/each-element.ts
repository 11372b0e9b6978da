import {
  c,
  GST_ITERATOR_OK,
  GST_ITERATOR_RESYNC,
  layouts,
  nativeStruct,
  type NativeStruct,
  type Pointer,
  readPointer,
} from '../../ffi/index.js'

/** Every element of a bin and of the bins in it, each with a reference that lasts as long as the pipeline has the element. */
export function elementsOf(bin: Pointer): Pointer[] {
  item ??= nativeStruct(layouts.GValue.size)
  const iterator = c.gst_bin_iterate_recurse(bin)
  let elements: Pointer[] = []
  for (;;) {
    const result = c.gst_iterator_next(iterator, item.pointer)
    if (result === GST_ITERATOR_RESYNC) {
      elements = []
      c.gst_iterator_resync(iterator)
    } else if (result === GST_ITERATOR_OK) {
      const element = c.g_value_get_object(item.pointer)
      if (element !== null) elements.push(element)
      c.g_value_unset(item.pointer)
    } else {
      c.gst_iterator_free(iterator)
      return elements
    }
  }
}

let item: NativeStruct | undefined

/** Tells whether an object is of a GType. */
export function isA(object: Pointer, type: number | bigint): boolean {
  const objectClass = readPointer(object, layouts.GObject.class)
  return c.g_type_is_a(readPointer(objectClass, layouts.GTypeClass.type), BigInt(type)) !== 0
}
