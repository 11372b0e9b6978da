import lodashCamelCase from 'lodash.camelcase'

/** Returns the name of a member. node-gtk uses the same function. */
export const camelCase = (name: string) => lodashCamelCase(name)

/** Returns a name that can be declared, even if the language reserves the original. */
export function declarableName(name: string): string {
  return reservedWords.has(name) || typeWords.has(name) ? `${name}_` : name
}

/** Returns the name of a parameter, which must not be a reserved word. */
export function parameterName(name: string): string {
  const camel = camelCase(name)
  return reservedWords.has(camel) ? `${camel}_` : camel
}

/** Returns the name of a property, quoted if necessary. `new(): T` would declare a constructor. */
export function propertyName(name: string): string {
  return /^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(name) && name !== 'new' ? name : `'${name}'`
}

const words = (text: string) => new Set(text.split(' '))

// prettier-ignore
const reservedWords = words(
  'arguments break case catch class const continue debugger default delete do else enum eval export extends false finally for ' +
  'function if implements import in instanceof interface let new null package private protected public return static super switch ' +
  'this throw true try typeof var void while with yield',
)

// Words that cannot name a type.
const typeWords = words('any bigint boolean never number object string symbol undefined unknown')
