/** Removes documentation and source locations from a .gir file, so that only names and types remain. */
export function stripGir(xml: string): string {
  return xml
    .replace(/<!--[\s\S]*?-->\s*/g, '')
    .replace(
      element('doc(?:-deprecated|-version|-stability)?|docsection|function-macro|(?:function|method)-inline'),
      '',
    )
    .replace(/^\s*<(?:source-position|attribute|doc:format|c:include|package)\b[^>]*\/>\n/gm, '')
    .replace(/<[^!?][^>]*>/g, (tag) => tag.replace(/\s+/g, ' '))
    .replace(/^\s*\n/gm, '')
}

const element = (names: string) => new RegExp(`^\\s*<(${names})\\b(?:[^>]*/>|[\\s\\S]*?</\\1>)\\n`, 'gm')
