/** The place of an error in a description. Unknown parts are left out. */
export interface Place {
  readonly position?: number
  readonly element?: string
  readonly property?: string
}

/**
 * Finds the place of an error. GStreamer's parser names the element and the property, but not their position. If a name
 * occurs more than once, the first occurrence counts.
 */
export function locate(description: string, message: string, missing: readonly string[]): Place {
  const property = /no property "([^"]*)" in element "([^"]*)"/.exec(message)
  if (property !== null) return atProperty(description, property[1] ?? '', property[2] ?? '')
  const value = /could not set property "([^"]*)" in element "([^"]*)"/.exec(message)
  if (value !== null) return atProperty(description, value[1] ?? '', value[2] ?? '')
  const element = missing[0] ?? /no element "([^"]*)"/.exec(message)?.[1]
  if (element !== undefined) return { ...atWord(description, element), element }
  const unknown = /^No \w+-element named "([^"]*)"/.exec(message)?.[1]
  if (unknown !== undefined) return { ...atWord(description, unknown), element: unknown }
  const caps = /could not parse caps "([^"]*)"/.exec(message)?.[1]
  if (caps !== undefined && description.includes(caps)) return { position: description.indexOf(caps) }
  return {}
}

function atProperty(description: string, property: string, element: string): Place {
  if (property.length > maxNameCharacters) return { element, property }
  const found = new RegExp(`(?<![\\w-])${escape(property)}\\s*=`).exec(description)
  return { ...(found === null ? {} : { position: found.index }), element, property }
}

function atWord(description: string, word: string): Place {
  if (word.length > maxNameCharacters) return {}
  const found = new RegExp(`(?<![\\w-])${escape(word)}(?![\\w-])`).exec(description)
  return found === null ? {} : { position: found.index }
}

function escape(text: string): string {
  return text.replace(/[^\w]/g, '\\$&')
}

// No real name is longer, and a RegExp cannot be much longer.
const maxNameCharacters = 200
