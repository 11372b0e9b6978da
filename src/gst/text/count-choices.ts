/** Counts the structures of caps that have the same media type: those of other caps can have something in common with all. */
export function countChoices(caps: string): number {
  if (!caps.includes(';')) return 1
  const counts = new Map<string, number>()
  for (const structure of caps.split(';')) {
    const [media = ''] = /[\w/.:+-]+/.exec(structure) ?? []
    counts.set(media, (counts.get(media) ?? 0) + 1)
  }
  return Math.max(...counts.values())
}
