import { isIPv4 } from 'node:net'
import type { TextRule } from './property-fault.js'

/** Returns true if a text breaks none of the rules. */
export function fitsRules(text: string, names: readonly TextRule[]): boolean {
  return names.every((name) => rules[name].fits(text))
}

/** Describes the texts that fit the rules; undefined if there are no rules. */
export function describeRules(names: readonly TextRule[]): string | undefined {
  const descriptions = names.map((name) => rules[name].is)
  return descriptions.length === 0 ? undefined : descriptions.join(', and ')
}

const rules: Readonly<Record<TextRule, { readonly is: string; fits(text: string): boolean }>> = {
  empty: { is: 'a string that is not empty', fits: (text) => text !== '' },
  format: {
    is: "a string with at most one % pattern, for an integer, such as '%05d' (%% for a %)",
    fits: (text) => integerPattern.test(text),
  },
  'not-uri': {
    is: "a URI, such as 'http://host:80/path'",
    fits: (text) => /^[a-z][a-z\d+.-]*:\/\//i.test(text) && URL.canParse(text),
  },
  'not-host': { is: 'the name or address of a host', fits: (text) => /^[\w.:-]*\w[\w.:-]*$/.test(text) },
  'not-ipv4': { is: "an IPv4 address, such as '127.0.0.1'", fits: (text) => isIPv4(text) },
  any: { is: 'left alone', fits: () => false },
}

// The argument of the pattern is an int. A width above 999 would only use up memory.
const integerPattern = /^(?:[^%]|%%)*(?:%[-+ #0]*\d{0,3}(?:\.\d{0,3})?[diouxX](?:[^%]|%%)*)?$/
