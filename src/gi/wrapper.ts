import { types } from 'node:util'
import type GObject from '../../types/gobject-2.0.js'
import { GstAllocatorsError, wrongType } from '../errors/index.js'
import { c, type Pointer } from '../ffi/index.js'
import { bridge } from './bridge.js'
import { requireNamespace } from './namespace.js'
import type { Wrapper } from './wrappers.js'

/** The address of the C struct behind a wrapper of node-gtk's, or 0n when there is none any more. */
export function addressOf(wrapper: object): Pointer {
  return BigInt(bridge().System.addressOf(wrapper))
}

/** Makes a wrapper with a reference of its own on a GstMemory. */
export function wrapMemory(memory: Pointer): Wrapper<'Gst.Memory'> {
  return wrap(c.gst_memory_get_type(), (address) => {
    c.g_value_set_boxed(address, memory)
  }) as Wrapper<'Gst.Memory'>
}

/** Makes a wrapper with a reference of its own on a GstSample. */
export function wrapSample(sample: Pointer): Wrapper<'Gst.Sample'> {
  return wrap(c.gst_sample_get_type(), (address) => {
    c.g_value_set_boxed(address, sample)
  }) as Wrapper<'Gst.Sample'>
}

/** Makes a wrapper with a reference of its own on a GstElement, in the class that fits it. */
export function wrapObject(element: Pointer): object {
  return wrap(c.gst_element_get_type(), (address) => {
    c.g_value_set_object(address, element)
  })
}

function wrap(type: number | bigint, fill: (address: Pointer) => void): object {
  value ??= new (requireNamespace('GObject', '2.0').Value)()
  const address = addressOf(value)
  c.g_value_init(address, BigInt(type))
  fill(address)
  const wrapper = bridge().System.convertGValue(value) as object
  value.unset()
  return wrapper
}

// Kept for ever: node-gtk 4.1 makes a GValue with g_slice_alloc and has it freed with g_free when it is collected, which aborts.
let value: GObject.Value | undefined

/** The address of the GstAllocator behind a wrapper, or the error that it is no wrapper of one. */
export function checkAllocatorWrapper(wrapper: Wrapper<'Gst.Allocator'>): Pointer {
  const Gst = requireNamespace('Gst', '1.0')
  if (isGenuine(wrapper, Gst.Allocator)) return addressOf(wrapper)
  throw wrongType('gi', "node-gtk's wrapper of a Gst.Allocator", wrapper)
}

/** The address of the GstMemory behind a wrapper, or the error that it is no wrapper of a live one. */
export function checkMemoryWrapper(wrapper: Wrapper<'Gst.Memory'>): Pointer {
  const Gst = requireNamespace('Gst', '1.0')
  const isMemory = isGenuine(wrapper, Gst.Memory) && gtypeOf(wrapper) === BigInt(c.gst_memory_get_type())
  const address = isMemory ? addressOf(wrapper) : 0n
  if (address !== 0n) return address
  throw new GstAllocatorsError(
    'ERR_NOT_MEMORY',
    "Cannot use this as a memory: it is not node-gtk's wrapper of a live Gst.Memory (of a Memory, pass its gi)",
  )
}

/** True for what node-gtk made: a proxy, or an object that inherits from a wrapper, is none, and makes node-gtk crash. */
function isGenuine(wrapper: unknown, type: abstract new (...values: never[]) => object): boolean {
  if (types.isProxy(wrapper) || !(wrapper instanceof type)) return false
  return gtypeOf(wrapper) !== undefined
}

function gtypeOf(wrapper: object): unknown {
  return Object.getOwnPropertyDescriptor(wrapper, '__gtype__')?.value
}

/** The GType of a class of node-gtk's; undefined for anything else. */
export function gtypeOfClass(value: unknown): Pointer | undefined {
  if (typeof value !== 'function' || types.isProxy(value)) return undefined
  const prototype: unknown = value.prototype
  const gtype = typeof prototype === 'object' && prototype !== null ? gtypeOf(prototype) : undefined
  return typeof gtype === 'bigint' ? gtype : undefined
}

/** The classes of `Gst` whose wrappers {@link unsafeRelease} takes. */
export type MiniObject = {
  [K in `Gst.${(typeof miniObjectTypes)[number]}`]: Wrapper<K>
}[`Gst.${(typeof miniObjectTypes)[number]}`]

/**
 * Gives back the reference that a wrapper of node-gtk's holds, now instead of at garbage collection. The wrapper is dead
 * afterwards: its members throw `ERR_DISPOSED`, and no function takes it as an argument. Releasing twice is fine.
 *
 * Unsafe, because the wrapper must own a reference, and nothing can tell whether it does: what a constructor, a `new…` function
 * or a transfer-full call returned does (`appsink.tryPullSample()`, `buffer.getMemory()`), and a borrowed result does not
 * (`sample.getBuffer()`, `buffer.peekMemory()`). Releasing a borrowed one frees what its owner still uses.
 *
 * @param wrapper - a wrapper of a GStreamer mini-object
 * @throws {GstAllocatorsError} `ERR_INVALID_ARG_TYPE`
 * @see `gst_mini_object_unref`
 * @example
 * ```ts
 * import { Gst, unsafeRelease } from 'gst-allocators/gi'
 *
 * const buffer = Gst.Buffer.new()
 * unsafeRelease(buffer) // freed now, and not some day
 * ```
 */
export function unsafeRelease(wrapper: MiniObject): void {
  const Gst = requireNamespace('Gst', '1.0')
  if (isReleased(wrapper)) return
  if (!miniObjectTypes.some((name) => isGenuine(wrapper, Gst[name])))
    throw wrongType('wrapper', `a wrapper of node-gtk's for a Gst.${miniObjectTypes.join(', Gst.')}`, wrapper)
  // What is frozen cannot be marked as dead: it keeps its reference until it is collected.
  if (!Object.isExtensible(wrapper)) return
  // node-gtk lets go of a struct after a method of its whose C name ends in _unref. Those of Gst.Buffer and its like are not
  // introspected. That of Gst.DateTime is, and it is gst_mini_object_unref under another name.
  Gst.DateTime.prototype.unref.call(wrapper)
  Object.defineProperty(wrapper, '__gtype__', { value: G_TYPE_POINTER })
  Object.setPrototypeOf(wrapper, released)
}

function isReleased(wrapper: unknown): boolean {
  return typeof wrapper === 'object' && wrapper !== null && Object.getPrototypeOf(wrapper) === released
}

const miniObjectTypes = [
  'Buffer',
  'BufferList',
  'Caps',
  'Event',
  'Memory',
  'Message',
  'Query',
  'Sample',
  'TagList',
] as const

// A type that nothing in Gst derives from, so that node-gtk refuses the wrapper as an argument instead of passing NULL.
const G_TYPE_POINTER = 17n << 2n

const released: object = new Proxy(Object.freeze({}), {
  get(_target, member) {
    if (typeof member === 'symbol') return undefined
    throw new GstAllocatorsError(
      'ERR_DISPOSED',
      `Cannot use ${member} of this wrapper: what it wrapped was released`,
    )
  },
})
