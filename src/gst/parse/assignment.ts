/** A property in a description. */
export interface Assignment {
  readonly name: string
  /** The value, without the quotes and escapes of descriptions. */
  readonly value: string
}

/** Splits `name = "value"` as gst_parse_split_assignment does. */
export function splitAssignment(text: string): Assignment {
  const equals = text.indexOf('=')
  const value = text.slice(equals + 1).trimStart()
  const isQuoted = value.startsWith('"') && value.endsWith('"')
  return { name: text.slice(0, equals).trimEnd(), value: unescape(isQuoted ? value.slice(1, -1) : value) }
}

/** Removes escapes as gst_parse_unescape does: not those between quotes. */
function unescape(text: string): string {
  if (!text.includes('\\')) return text
  let result = ''
  let isInQuotes = false
  for (let index = 0; index < text.length; index++) {
    if (text[index] === '\\' && !isInQuotes) index += 1
    else if (text[index] === '"' && (!isInQuotes || text[index - 1] !== '\\')) isInQuotes = !isInQuotes
    result += text[index] ?? ''
  }
  return result
}
