import { isFixedCaps } from './is-fixed-caps.js'
import type { TextRule } from './property-fault.js'

/** Returns true if a text breaks none of the rules. */
export function fitsRules(text: string, names: readonly TextRule[]): boolean {
  return names.every(
    (name) => (text.length <= maxLength || unlimited.includes(name)) && rules[name].fits(text),
  )
}

/** Describes the texts that fit the rules. Returns undefined if there are none. */
export function describeRules(names: readonly TextRule[]): string | undefined {
  const descriptions = names.map((name) => rules[name].is)
  return descriptions.length === 0 ? undefined : descriptions.join(', and ')
}

/** The rule of a text that stands for an enum. */
function oneOf(...texts: readonly string[]): { readonly is: string; fits(text: string): boolean } {
  return {
    is: `one of ${texts.map((text) => `'${text}'`).join(', ')}`,
    fits: (text) => texts.includes(text),
  }
}

const rules: Readonly<Record<TextRule, { readonly is: string; fits(text: string): boolean }>> = {
  any: { is: 'left alone', fits: () => false },
  empty: { is: 'a string that is not empty', fits: (text) => text !== '' },
  format: {
    is: "a string with at most one % pattern, for an integer, such as '%05d' (%% for a %)",
    fits: (text) => integerPattern.test(text),
  },
  'not-address': {
    is: "a URI with a host and a port, such as 'rtp://127.0.0.1:5004'",
    fits: (text) => /^[a-z]+:\/\/[^\s/?#:]+:\d+([/?].*)?$/i.test(text) && URL.canParse(text),
  },
  'not-fixed': { is: 'caps with exactly one value for each field, as a string', fits: isFixedCaps },
  'not-numbers': {
    is: "numbers, such as '0,76800'",
    fits: (text) => /^\d+(,\d+)*$/.test(text),
  },
  'not-pem': { is: 'a certificate and its key as PEM text', fits: (text) => pem.test(text) },
  'not-proxy': {
    is: "a string that is empty or the URI of a proxy, such as 'http://host:3128'",
    fits: (text) =>
      text === '' || (proxy.test(text) && URL.canParse(text.replace(/^(https?:\/\/)?/, 'http://'))),
  },
  'not-rectangle': {
    is: "an array of four integers, such as '< 0, 0, 640, 480 >'",
    fits: (text) => /^\s*<(\s*(\(int\))?-?\d+\s*,){3}\s*(\(int\))?-?\d+\s*>\s*$/.test(text),
  },
  'not-sdes': {
    is: "a structure with the name application/x-rtp-source-sdes, such as 'application/x-rtp-source-sdes, cname=a'",
    fits: (text) => /^\s*application\/x-rtp-source-sdes\s*(,|;|$)/.test(text),
  },
  'not-srtp-auth': oneOf('null', 'hmac-sha1-32', 'hmac-sha1-80'),
  'not-srtp-cipher': oneOf('null', 'aes-128-icm', 'aes-256-icm', 'aes-128-gcm', 'aes-256-gcm'),
  'not-stream-types': {
    is: "types of streams, such as 'video+audio'",
    fits: (text) => /^(audio|video)(\+(audio|video))*$/.test(text),
  },
  'not-timecode': {
    is: "a time code, such as '00:00:10:00'",
    fits: (text) => /^\d{2}:\d{2}:\d{2}[:;.]\d{2}$/.test(text),
  },
  'not-uint-map': {
    is: "a structure whose fields are of the type uint, such as 'map, 1=(uint)2'",
    fits: (text) => /^[^,;=]+(,\s*[^,;=]+=\s*\((uint|guint)\)\s*\d+\s*)*;?$/.test(text),
  },
  'not-version': { is: "a version, such as '3.8'", fits: (text) => /^\d{1,4}\.\d{1,4}$/.test(text) },
}

// A regular expression that repeats a group runs out of stack on a longer text.
const maxLength = 65_536
const unlimited: readonly TextRule[] = ['empty', 'not-pem']

// The argument of the pattern is an int. A width above 999 would only use up memory.
const integerPattern = /^(?:[^%]|%%)*(?:%[-+ #0]*\d{0,3}(?:\.\d{0,3})?[diouxX](?:[^%]|%%)*)?$/
const pem = /-----BEGIN [A-Z ]+-----[\s\S]*-----END [A-Z ]+-----/
const proxy = /^(https?:\/\/)?(\[[\da-f:.]+\]|[\w.-]+)(:\d{1,5})?\/?$/i
