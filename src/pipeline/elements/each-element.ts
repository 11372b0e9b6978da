import {
  c,
  GST_ITERATOR_OK,
  GST_ITERATOR_RESYNC,
  layouts,
  nativeStruct,
  type NativeStruct,
  type Pointer,
} from '../../ffi/index.js'

/** Every element of a bin and of the bins in it, each with a reference that lasts as long as the pipeline has the element. */
export function elementsOf(bin: Pointer): Pointer[] {
  return itemsOf(c.gst_bin_iterate_recurse(bin))
}

/** The pads that data leaves an element by, each with a reference that lasts as long as the element has the pad. */
export function sourcePadsOf(element: Pointer): Pointer[] {
  return itemsOf(c.gst_element_iterate_src_pads(element))
}

/** The pads that data comes into an element by. */
export function sinkPadsOf(element: Pointer): Pointer[] {
  return itemsOf(c.gst_element_iterate_sink_pads(element))
}

function itemsOf(iterator: Pointer): Pointer[] {
  item ??= nativeStruct(layouts.GValue.size)
  let items: Pointer[] = []
  for (;;) {
    const result = c.gst_iterator_next(iterator, item.pointer)
    if (result === GST_ITERATOR_RESYNC) {
      items = []
      c.gst_iterator_resync(iterator)
    } else if (result === GST_ITERATOR_OK) {
      const object = c.g_value_get_object(item.pointer)
      if (object !== null) items.push(object)
    }
    // After the last item it is of the iterator's type still, which the next iterator may not take.
    c.g_value_unset(item.pointer)
    if (result !== GST_ITERATOR_OK && result !== GST_ITERATOR_RESYNC) {
      c.gst_iterator_free(iterator)
      return items
    }
  }
}

let item: NativeStruct | undefined
