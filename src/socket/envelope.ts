import { GstAllocatorsError, isError } from '../errors/index.js'
import { type FdKind, fdKinds } from '../fd/index.js'
import type { Announcement } from './announcement.js'
import { maxPacketBytes } from './packet.js'

/** The content of a packet: the message and the descriptions of its fds. */
export interface Envelope {
  readonly message: unknown
  readonly fds: readonly Announcement[]
}

/** Serializes a message as JSON. */
export function seal(envelope: Envelope): string {
  const text = toJson(envelope)
  const size = Buffer.byteLength(text)
  if (size <= maxPacketBytes) return text
  throw new GstAllocatorsError(
    'ERR_OUT_OF_RANGE',
    `Cannot send a message of ${size} bytes: including the description of its fds, the limit is ${maxPacketBytes}. Put the data into a memfd and send that`,
    { size, required: maxPacketBytes, found: size },
  )
}

/** Parses received bytes, which can be anything. */
export function unseal(bytes: Uint8Array): Envelope {
  const value = fromJson(bytes)
  if (!isObject(value) || value['gst-allocators'] !== version || !('message' in value))
    throw badMessage('it does not have the expected format')
  const { fds, message } = value
  if (!Array.isArray(fds) || !fds.every(isAnnouncement)) throw badMessage('it does not describe its fds')
  return { message, fds }
}

/** Returns the error for bytes that are not a valid message. */
export function badMessage(why: string, cause?: unknown): GstAllocatorsError {
  return new GstAllocatorsError('ERR_BAD_MESSAGE', `Cannot read this message: ${why}`, { cause })
}

function toJson({ message, fds }: Envelope): string {
  let cause: unknown
  try {
    // JSON.stringify() returns undefined for a value such as a function.
    const text = JSON.stringify(message) as string | undefined
    if (text !== undefined)
      return `{"gst-allocators":${version},"fds":${JSON.stringify(fds)},"message":${text}}`
  } catch (error) {
    cause = error
  }
  const why = isError(cause) ? `: ${cause.message.split('\n', 1)[0] ?? ''}` : ''
  throw new GstAllocatorsError(
    'ERR_INVALID_ARG_TYPE',
    `Cannot send this message: it must be a JSON-serializable value${why}`,
    {
      cause,
    },
  )
}

function fromJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(decoder.decode(bytes))
  } catch (cause) {
    throw badMessage('it is not JSON', cause)
  }
}

const decoder = new TextDecoder('utf-8', { fatal: true })

function isAnnouncement(value: unknown): value is Announcement {
  return (
    isObject(value) &&
    fdKinds.includes(value['kind'] as FdKind) &&
    [value['offset'], value['size'], value['seals']].every(
      (number) => Number.isSafeInteger(number) && Number(number) >= 0,
    )
  )
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

// Identifies the wire format.
const version = 1
