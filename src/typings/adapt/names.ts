import lodashCamelCase from 'lodash.camelcase'

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
