import { c, type Pointer } from '../../ffi/index.js'
import { nameOf, pathOf } from '../object-names.js'
import type { MessageSource } from './message.js'

/** The sources of the messages of one turn. It remembers them, because a busy element posts thousands of messages. */
export class MessageSources {
  readonly #pipeline: Pointer
  readonly #known = new Map<Pointer, MessageSource>()

  constructor(pipeline: Pointer) {
    this.#pipeline = pipeline
  }

  /** Returns the name and the path of the object that posted a message; 0n stands for no object. */
  of(object: Pointer): MessageSource {
    let source = this.#known.get(object)
    if (source === undefined) {
      source = describeSource(object, this.#pipeline)
      // The reference keeps the address from being used again for another object.
      if (object !== 0n) this.#known.set(c.gst_object_ref(object), source)
    }
    return source
  }

  /** Forgets all sources at the end of a turn. */
  clear(): void {
    for (const object of this.#known.keys()) c.gst_object_unref(object)
    this.#known.clear()
  }
}

/** Returns the name and the path of an object; 0n stands for no object. */
export function describeSource(object: Pointer, pipeline: Pointer): MessageSource {
  if (object === 0n) return { name: '', path: '', isPipeline: false }
  return { name: nameOf(object), path: pathOf(object), isPipeline: object === pipeline }
}
