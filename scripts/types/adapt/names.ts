import lodashCamelCase from 'lodash.camelcase'

import type { Named } from '../model.js'
import type { Scope } from '../scope.js'

// The name of a member: node-gtk uses the same function.
export const camelCase = (name: string) => lodashCamelCase(name)

// The name of a parameter, which must not be a word of the language.
export function parameterName(name: string): string {
  const camel = camelCase(name)
  return reservedWords.has(camel) ? `${camel}_` : camel
}

// A property's name, in quotes where the language needs them. `new(): T` would declare a constructor.
export function propertyName(name: string): string {
  return /^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(name) && name !== 'new' ? name : `'${name}'`
}

// The version that brought an element, unless each version that the package can meet has it.
export function since({ since: version }: Named, scope: Scope): string | undefined {
  if (version === undefined) return undefined
  if (!/^\d+(\.\d+)+$/.test(version)) throw new Error(`Unknown version "${version}"`)
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const oldest = scope.namespace.startsWith('Gst') ? OLDEST_GSTREAMER_MINOR : OLDEST_GLIB_MINOR
  return major > 2 || minor > oldest ? version : undefined
}

// GStreamer 1.2 brought dma-bufs; a GStreamer that is in use needs GLib 2.56 or newer.
const OLDEST_GSTREAMER_MINOR = 2
const OLDEST_GLIB_MINOR = 56

const reservedWords = new Set([
  ...[
    'arguments',
    'break',
    'case',
    'catch',
    'class',
    'const',
    'continue',
    'debugger',
    'default',
    'delete',
    'do',
  ],
  ...['else', 'enum', 'eval', 'export', 'extends', 'false', 'finally', 'for', 'function', 'if', 'implements'],
  ...['import', 'in', 'instanceof', 'interface', 'let', 'new', 'null', 'package', 'private', 'protected'],
  ...[
    'public',
    'return',
    'static',
    'super',
    'switch',
    'this',
    'throw',
    'true',
    'try',
    'typeof',
    'var',
    'void',
  ],
  ...['while', 'with', 'yield'],
])
