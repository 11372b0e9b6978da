import { layouts, littleEndian, nativeStruct, type NativeStruct, type Pointer } from '../ffi/index.js'

/** A GstMapInfo, pooled because the C struct outlives each mapping. */
export class MapInfo {
  readonly #struct: NativeStruct = nativeStruct(layouts.GstMapInfo.size)

  constructor() {
    this.#struct.view.setBigUint64(layouts.GstMapInfo.memory, 0n, littleEndian)
  }

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

  /** True from gst_memory_map to gst_memory_unmap. */
  get isMapped(): boolean {
    return this.#struct.view.getBigUint64(layouts.GstMapInfo.memory, littleEndian) !== 0n
  }

  /** One that is not mapped. */
  static take(): MapInfo {
    return idle.pop() ?? new MapInfo()
  }

  static giveBack(info: MapInfo): void {
    info.#struct.view.setBigUint64(layouts.GstMapInfo.memory, 0n, littleEndian)
    idle.push(info)
  }
}

const idle: MapInfo[] = []
