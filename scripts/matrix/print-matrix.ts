import type { RowResult } from './results.js'
import type { Suite } from './rows.js'

/** Prints the results as a table in Markdown, which is readable as text too. */
export function printMatrix(rows: ReadonlyMap<string, RowResult>, suites: readonly Suite[]): string {
  const table = [
    ['row', 'GStreamer', 'Node.js', ...suites],
    ...[...rows].map(([name, { versions, suites: results }]) => [
      name,
      versions['gstreamer'] ?? '',
      versions['node'] ?? '',
      ...suites.map((suite) => cell(results[suite])),
    ]),
  ]
  const widths = table[0]?.map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0))) ?? []
  const lines = table.map(
    (row) => `| ${row.map((text, column) => text.padEnd(widths[column] ?? 0)).join(' | ')} |`,
  )
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`
  return [lines[0], rule, ...lines.slice(1)].join('\n')
}

function cell(result: RowResult['suites'][Suite]): string {
  if (result === undefined) return 'not run'
  const { passed, failed, skipped, seconds } = result
  const counts = [
    `${passed} passed`,
    failed > 0 ? `${failed} FAILED` : '',
    skipped > 0 ? `${skipped} skipped` : '',
  ]
  return `${counts.filter((text) => text !== '').join(', ')} (${seconds} s)`
}
