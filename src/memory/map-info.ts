import { layouts, littleEndian, nativeStruct, type NativeStruct, type Pointer } from '../ffi/index.js'

/** A GstMapInfo, pooled because the C struct outlives each mapping. */
export class MapInfo {
  readonly #struct: NativeStruct = nativeStruct(layouts.GstMapInfo.size)

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

  static take(): MapInfo {
    return idle.pop() ?? new MapInfo()
  }

  static giveBack(info: MapInfo): void {
    idle.push(info)
  }
}

const idle: MapInfo[] = []
