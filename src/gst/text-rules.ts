import { isFixedCaps } from './is-fixed-caps.js'
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
  format: {
    is: "a string with at most one % pattern, for an integer, such as '%05d' (%% for a %)",
    fits: (text) => integerPattern.test(text),
  },
  'not-address': {
    is: "a URI with a host and a port, such as 'rtp://127.0.0.1:5004'",
    fits: (text) => /^[a-z]+:\/\/[^\s/?#:]+:\d+([/?].*)?$/i.test(text) && URL.canParse(text),
  },
  'not-fixed': { is: 'caps with exactly one value for each field, as a string', fits: isFixedCaps },
  'not-pem': { is: 'a certificate and its key as PEM text', fits: (text) => pem.test(text) },
  'not-proxy': {
    is: "a string that is empty or the URI of a proxy, such as 'http://host:3128'",
    fits: (text) =>
      text === '' || (proxy.test(text) && URL.canParse(text.replace(/^(https?:\/\/)?/, 'http://'))),
  },
}

// The argument of the pattern is an int. A width above 999 would only use up memory.
const integerPattern = /^(?:[^%]|%%)*(?:%[-+ #0]*\d{0,3}(?:\.\d{0,3})?[diouxX](?:[^%]|%%)*)?$/
const pem = /-----BEGIN [A-Z ]+-----[\s\S]*-----END [A-Z ]+-----/
const proxy = /^(https?:\/\/)?(\[[\da-f:.]+\]|[\w.-]+)(:\d{1,5})?\/?$/i
