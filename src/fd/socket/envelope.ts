import { GstAllocatorsError } from '../../errors/index.js'
import type { FdKind } from '../fd-kind.js'
import type { Announcement } from './announcement.js'
import { maxPacketBytes } from './packet.js'

/** What goes over the socket: the message, and what is to be said of its fds. */
export interface Envelope {
  readonly message: unknown
  readonly fds: readonly Announcement[]
}

/** Writes a message as JSON. */
export function seal(envelope: Envelope): string {
  const text = toJson(envelope)
  const size = Buffer.byteLength(text)
  if (size <= maxPacketBytes) return text
  throw new GstAllocatorsError(
    'ERR_OUT_OF_RANGE',
    `Cannot send a message of ${size} bytes: with what is said of its fds it must have at most ${maxPacketBytes}. Put the bytes into a memfd, and send that`,
    { size, required: maxPacketBytes, found: size },
  )
}

/** Reads what came, which may be anything. */
export function unseal(bytes: Uint8Array): Envelope {
  const value = fromJson(bytes)
  if (!isObject(value) || value['gst-allocators'] !== version || !('message' in value))
    throw badMessage('it has not the form of one')
  const { fds, message } = value
  if (!Array.isArray(fds) || !fds.every(isAnnouncement)) throw badMessage('it does not say what its fds are')
  return { message, fds }
}

/** The error for what is no message. */
export function badMessage(why: string, cause?: unknown): GstAllocatorsError {
  return new GstAllocatorsError('ERR_BAD_MESSAGE', `Cannot read this message: ${why}`, { cause })
}

function toJson({ message, fds }: Envelope): string {
  let cause: unknown
  try {
    // JSON leaves out what it has no words for.
    const text = JSON.stringify(message) as string | undefined
    if (text !== undefined)
      return `{"gst-allocators":${version},"fds":${JSON.stringify(fds)},"message":${text}}`
  } catch (error) {
    cause = error
  }
  const why = cause instanceof Error ? `: ${cause.message.split('\n', 1)[0] ?? ''}` : ''
  throw new GstAllocatorsError(
    'ERR_INVALID_ARG_TYPE',
    `Cannot use this as message: it must be a value that JSON has${why}`,
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
    kinds.includes(value['kind'] as FdKind) &&
    [value['offset'], value['size'], value['seals']].every(
      (number) => Number.isSafeInteger(number) && Number(number) >= 0,
    )
  )
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

/** What is on the wire may change with it. */
const version = 1

const kinds: readonly FdKind[] = [
  'dmabuf',
  'memfd',
  'file',
  'directory',
  'character-device',
  'block-device',
  'pipe',
  'socket',
  'anonymous',
]
