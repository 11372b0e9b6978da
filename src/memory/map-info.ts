import { layouts, littleEndian, nativeStruct, type NativeStruct, type Pointer } from '../ffi/index.js'

/** A GstMapInfo, pooled because the C struct outlives each mapping. */
export class MapInfo {
  readonly #struct: NativeStruct = nativeStruct(layouts.GstMapInfo.size)
  /** True from gst_memory_map to gst_memory_unmap. A field, because nothing that is thrown can come between a call and it. */
  isMapped = false

  /** The address of the struct itself. */
  get pointer(): Pointer {
    return this.#struct.pointer
  }

  /** The address of the mapped bytes. */
  get data(): Pointer {
    return this.#struct.view.getBigUint64(layouts.GstMapInfo.data, littleEndian)
  }

  /** How many bytes are mapped. */
  get size(): number {
    return Number(this.#struct.view.getBigUint64(layouts.GstMapInfo.length, littleEndian))
  }

  /** One that is not mapped. */
  static take(): MapInfo {
    return idle.pop() ?? new MapInfo()
  }

  static giveBack(info: MapInfo): void {
    info.isMapped = false
    idle.push(info)
  }
}

const idle: MapInfo[] = []
