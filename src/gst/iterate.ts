import { c, GST_ITERATOR_OK, GST_ITERATOR_RESYNC, type Pointer, withStruct } from '../ffi/index.js'
import { isA } from './gtype.js'

/** Returns all elements of a bin and of its nested bins. The pointers are valid while the elements are in the bin. */
export function elementsOf(bin: Pointer): Pointer[] {
  return itemsOf(c.gst_bin_iterate_recurse(bin))
}

/** Returns the elements of a bin itself, and nothing for another object. The pointers are valid as above. */
export function elementsIn(object: Pointer): Pointer[] {
  return isA(object, c.gst_bin_get_type()) ? itemsOf(c.gst_bin_iterate_elements(object)) : []
}

/** Returns the source pads of an element. The pointers are valid while the element has the pads. */
export function sourcePadsOf(element: Pointer): Pointer[] {
  return itemsOf(c.gst_element_iterate_src_pads(element))
}

/** Returns the sink pads of an element. The pointers are valid while the element has the pads. */
export function sinkPadsOf(element: Pointer): Pointer[] {
  return itemsOf(c.gst_element_iterate_sink_pads(element))
}

/** Returns the pads of an element. The pointers are valid while the element has the pads. */
export function padsOf(element: Pointer): Pointer[] {
  return [...sinkPadsOf(element), ...sourcePadsOf(element)]
}

function itemsOf(iterator: Pointer): Pointer[] {
  return withStruct('GValue', (item) => {
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
      c.g_value_unset(item.pointer)
      if (result !== GST_ITERATOR_OK && result !== GST_ITERATOR_RESYNC) {
        c.gst_iterator_free(iterator)
        return items
      }
    }
  })
}
