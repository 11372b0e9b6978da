import { checkViewSize, type MapMode, type Mapping, mapView } from '../mapping/index.js'
import { explainRefusal } from './explain-refusal.js'
import { mapFlags } from './map-flags.js'
import type { MemoryAccess } from './memory-access.js'
import type { NativeMemory } from './native-memory.js'
import type { OpenMappings } from './open-mappings.js'

/** Maps a memory. The mapping is among the open ones until it ends. */
export function mapNative<M extends MapMode>(
  native: NativeMemory,
  mode: M,
  access: MemoryAccess,
  open: OpenMappings,
): Mapping<M> {
  const sizes = native.sizes()
  checkViewSize(sizes.size)
  access.check(sizes, 'map')

  // Shares are mapped with their parent, so that a pipeline could not read a share of what is mapped only for writing.
  const info = native.map(mapFlags[mode === 'write' && native.shareCount > 0 ? 'readwrite' : mode])
  if (info === undefined) throw access.explain(explainRefusal(native, mode, open.modes), mode)
  try {
    access.begin(native, sizes, info, mode)
    const mapping: Mapping<M> = mapView(mode, {
      data: info.data,
      size: info.size,
      unmap: () => {
        try {
          access.end(mode)
        } finally {
          native.unmap(info)
          open.remove(mapping)
        }
      },
      abandon: () => {
        open.remove(mapping)
        native.abandon(info)
      },
    })
    open.add(mapping)
    return mapping
  } catch (error) {
    native.unmap(info)
    throw error
  }
}
