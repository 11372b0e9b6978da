import { layouts, littleEndian, type NativeStruct, type Pointer, takeStruct } from '../ffi/index.js'

/** A GstMapInfo. It is pooled, because the C struct outlives each mapping. */
export class MapInfo {
  readonly #struct: NativeStruct<'GstMapInfo'> = takeStruct('GstMapInfo')
  /** True from gst_memory_map to gst_memory_unmap. A plain field, because setting it after the call cannot throw. */
  isMapped = false

  /** The address of the struct itself. */
  get pointer(): Pointer {
    return this.#struct.pointer
  }

  /** The address of the mapped bytes. */
  get data(): Pointer {
    return this.#struct.view.getBigUint64(layouts.GstMapInfo.data, littleEndian)
  }

  /** The number of mapped bytes. */
  get size(): number {
    return Number(this.#struct.view.getBigUint64(layouts.GstMapInfo.length, littleEndian))
  }

  /** Takes one that is not mapped from the pool, or creates it. */
  static take(): MapInfo {
    return freeInfos.pop() ?? new MapInfo()
  }

  static giveBack(info: MapInfo): void {
    info.isMapped = false
    freeInfos.push(info)
  }
}

const freeInfos: MapInfo[] = []
