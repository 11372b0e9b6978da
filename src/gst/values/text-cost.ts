import { types as utilTypes } from 'node:util'
import { membersOf } from './nesting.js'

/**
 * Returns what it takes to convert a value to text, in characters. A structure within another is quoted, which can
 * double its text, and the same value may be in many places. The value must not contain itself.
 */
export function textCost(value: unknown, known = new Map<object, number>()): number {
  if (typeof value === 'string') return value.length
  if (typeof value !== 'object' || value === null) return plain
  const found = known.get(value)
  if (found !== undefined) return found
  const members = membersOf(value)
  const growth = Array.isArray(value) ? 1 : 2
  const cost =
    members === undefined
      ? bytesOf(value) * perByte + plain
      : growth * members.reduce<number>((sum, member) => sum + textCost(member, known), plain)
  known.set(value, cost)
  return cost
}

/** The most characters that are converted to text, which would hold up the event loop. */
export const maxTextCost = 32_000_000

function bytesOf(value: object): number {
  if (utilTypes.isUint8Array(value)) return value.byteLength
  const { bytes } = value as { readonly bytes?: unknown }
  return utilTypes.isUint8Array(bytes) ? bytes.byteLength : 0
}

const plain = 32
// Two digits, each of which GStreamer writes slowly.
const perByte = 8
