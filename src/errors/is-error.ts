import { types } from 'node:util'

/** Returns true for errors of every realm: under jest, an error that native code made is not an instance of the test's `Error`. */
export function isError(value: unknown): value is Error {
  return value instanceof Error || types.isNativeError(value)
}

/** Returns the message of whatever was thrown. */
export function messageOf(thrown: unknown): string {
  return isError(thrown) ? thrown.message : String(thrown)
}
