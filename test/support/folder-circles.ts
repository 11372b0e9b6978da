import { dirname, join } from 'node:path'
import ts from 'typescript'

/** Returns the imports between folders that lead in a circle, as `a -> b`. An index.ts only re-exports, so it does not count. */
export function folderCircles(files: ReadonlyMap<string, string>): string[] {
  const edges = new Map<string, Set<string>>()
  for (const [file, text] of files) {
    if (file.endsWith('/index.ts')) continue
    const from = dirname(file)
    for (const { fileName } of ts.preProcessFile(text).importedFiles) {
      if (!fileName.startsWith('.')) continue
      const to = dirname(join(from, fileName))
      if (to !== from) edges.set(from, (edges.get(from) ?? new Set()).add(to))
    }
  }
  const leads = (from: string, to: string, seen = new Set<string>()): boolean => {
    if (from === to) return true
    if (seen.has(from)) return false
    seen.add(from)
    return [...(edges.get(from) ?? [])].some((next) => leads(next, to, seen))
  }
  return [...edges].flatMap(([from, targets]) =>
    [...targets].filter((to) => leads(to, from)).map((to) => `${from} -> ${to}`),
  )
}
