import { c, layouts, littleEndian, type Pointer, readPointer, withStruct } from '../ffi/index.js'
import { decodeTags } from './decode-value.js'
import { nickOf } from './enum-values.js'
import type { TableOfContents, TagList, TocEntry } from './values/index.js'

/** Reads a GstToc. */
export function decodeToc(toc: Pointer): TableOfContents {
  return Object.freeze({
    type: 'GstToc',
    scope: nickOf(c.g_type_class_ref(BigInt(c.gst_toc_scope_get_type())), c.gst_toc_get_scope(toc)),
    tags: tagsOf(c.gst_toc_get_tags(toc)),
    entries: entriesOf(c.gst_toc_get_entries(toc)),
  })
}

/** Reads a GstTocEntry with the entries in it. */
export function decodeTocEntry(entry: Pointer): TocEntry {
  const kinds = c.g_type_class_ref(BigInt(c.gst_toc_entry_type_get_type()))
  return Object.freeze({
    type: 'GstTocEntry',
    kind: nickOf(kinds, c.gst_toc_entry_get_entry_type(entry)),
    uid: c.gst_toc_entry_get_uid(entry),
    ...timesOf(entry),
    tags: tagsOf(c.gst_toc_entry_get_tags(entry)),
    entries: entriesOf(c.gst_toc_entry_get_sub_entries(entry)),
  })
}

function timesOf(entry: Pointer): Pick<TocEntry, 'start' | 'stop'> {
  return withStruct('int64_t[2]', ({ pointer, view }) => {
    const isKnown = c.gst_toc_entry_get_start_stop_times(entry, pointer, pointer + 8n) !== 0
    const time = (offset: number) => {
      const value = view.getBigInt64(offset, littleEndian)
      return isKnown && value >= 0n ? value : null
    }
    return { start: time(0), stop: time(8) }
  })
}

function entriesOf(list: Pointer | null): readonly TocEntry[] {
  const entries: TocEntry[] = []
  for (let item = list ?? 0n; item !== 0n; item = readPointer(item, layouts.GList.next))
    entries.push(decodeTocEntry(readPointer(item, layouts.GList.data)))
  return Object.freeze(entries)
}

function tagsOf(list: Pointer | null): TagList | null {
  return list === null ? null : decodeTags(list)
}
