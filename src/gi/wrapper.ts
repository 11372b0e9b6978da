import { types } from 'node:util'
import type GObject from '../../types/gobject-2.0.js'
import { GstAllocatorsError, wrongType } from '../errors/index.js'
import { c, type Pointer } from '../ffi/index.js'
import { bridge } from './bridge.js'
import { isDead, markDead } from './dead-wrapper.js'
import { requireNamespace } from './namespace.js'
import type { Wrapper } from './wrappers.js'

/** Returns the address of the C struct behind one of node-gtk's wrappers, or 0n if the struct is gone. */
export function addressOfWrapper(wrapper: object): Pointer {
  return BigInt(bridge().System.addressOf(wrapper))
}

/** Makes a wrapper that holds its own reference to a GstMemory. */
export function wrapMemory(memory: Pointer): Wrapper<'Gst.Memory'> {
  return wrap(c.gst_memory_get_type(), (address) => {
    c.g_value_set_boxed(address, memory)
  }) as Wrapper<'Gst.Memory'>
}

/** Makes a wrapper that holds its own reference to a GstSample. */
export function wrapSample(sample: Pointer): Wrapper<'Gst.Sample'> {
  return wrap(c.gst_sample_get_type(), (address) => {
    c.g_value_set_boxed(address, sample)
  }) as Wrapper<'Gst.Sample'>
}

/** Makes a wrapper, of the most specific class, that holds its own reference to a GstElement. */
export function wrapElement(element: Pointer): object {
  return wrap(c.gst_element_get_type(), (address) => {
    c.g_value_set_object(address, element)
  })
}

/** Makes a wrapper, of the most specific class, that holds its own reference to a GstAllocator. */
export function wrapAllocator(allocator: Pointer): Wrapper<'Gst.Allocator'> {
  // It defines the classes of the allocators with an fd.
  requireNamespace('GstAllocators', '1.0')
  return wrap(c.gst_allocator_get_type(), (address) => {
    c.g_value_set_object(address, allocator)
  }) as Wrapper<'Gst.Allocator'>
}

/** Makes a wrapper that holds its own reference to a GstPad. */
export function wrapPad(pad: Pointer): Wrapper<'Gst.Pad'> {
  return wrap(c.gst_pad_get_type(), (address) => {
    c.g_value_set_object(address, pad)
  }) as Wrapper<'Gst.Pad'>
}

function wrap(type: number | bigint, fill: (address: Pointer) => void): object {
  // A wrapper has the methods only of namespaces that are loaded.
  requireNamespace('Gst', '1.0')
  value ??= new (requireNamespace('GObject', '2.0').Value)()
  const address = addressOfWrapper(value)
  c.g_value_init(address, BigInt(type))
  fill(address)
  const wrapper = bridge().System.convertGValue(value) as object
  value.unset()
  return wrapper
}

// Never collected: in node-gtk 4.1 that aborts if another native module loaded GLib (before 2.76) first.
let value: GObject.Value | undefined

/** Returns the address of the GstAllocator behind a wrapper, or throws if it is not a wrapper of one. */
export function checkAllocatorWrapper(wrapper: Wrapper<'Gst.Allocator'>): Pointer {
  const Gst = requireNamespace('Gst', '1.0')
  if (isGenuine(wrapper, Gst.Allocator)) return addressOfWrapper(wrapper)
  throw wrongType('gi', "node-gtk's wrapper of a Gst.Allocator", wrapper)
}

/** Returns the address of the GstMemory behind a wrapper, or throws if it is not a wrapper of a live one. */
export function checkMemoryWrapper(wrapper: Wrapper<'Gst.Memory'>): Pointer {
  const Gst = requireNamespace('Gst', '1.0')
  const isMemory = isGenuine(wrapper, Gst.Memory) && gtypeOf(wrapper) === BigInt(c.gst_memory_get_type())
  const address = isMemory ? addressOfWrapper(wrapper) : 0n
  if (address !== 0n) return address
  throw new GstAllocatorsError(
    'ERR_NOT_MEMORY',
    "Cannot use this as a memory: it is not node-gtk's wrapper of a live Gst.Memory. Pass the gi of a Memory, not the Memory",
  )
}

/** Returns true for an object made by node-gtk. A proxy, or an object that inherits from a wrapper, would crash it. */
function isGenuine(wrapper: unknown, type: abstract new (...values: never[]) => object): boolean {
  if (types.isProxy(wrapper) || !(wrapper instanceof type)) return false
  return gtypeOf(wrapper) !== undefined
}

function gtypeOf(wrapper: object): unknown {
  return Object.getOwnPropertyDescriptor(wrapper, '__gtype__')?.value
}

/** Returns the GType of one of node-gtk's classes, or undefined for anything else. */
export function gtypeOfClass(value: unknown): Pointer | undefined {
  if (typeof value !== 'function' || types.isProxy(value)) return undefined
  const prototype: unknown = value.prototype
  const gtype = typeof prototype === 'object' && prototype !== null ? gtypeOf(prototype) : undefined
  return typeof gtype === 'bigint' ? gtype : undefined
}

/** The classes of `Gst` whose wrappers {@link unsafeRelease} accepts. */
export type MiniObject = {
  [K in `Gst.${(typeof miniObjectTypes)[number]}`]: Wrapper<K>
}[`Gst.${(typeof miniObjectTypes)[number]}`]

/**
 * Releases the reference that one of node-gtk's wrappers holds, now instead of at garbage collection. The wrapper
 * cannot be used afterwards: its members throw `ERR_DISPOSED`, and no function accepts it as an argument. A second call
 * does nothing.
 *
 * Unsafe, because the wrapper must own a reference, which cannot be checked. The result of a constructor, a `new…`
 * function or a transfer-full call owns one (`appsink.tryPullSample()`, `buffer.getMemory()`). A borrowed result does
 * not (`sample.getBuffer()`, `buffer.peekMemory()`), and releasing it frees what its owner still uses.
 *
 * @param wrapper - a wrapper of a GStreamer mini-object
 * @throws {GstAllocatorsError} `ERR_INVALID_ARG_TYPE`
 * @see `gst_mini_object_unref`
 * @example
 * ```ts
 * import { Gst, unsafeRelease } from 'gst-allocators/gi'
 *
 * const buffer = Gst.Buffer.new()
 * unsafeRelease(buffer) // freed now, not at garbage collection
 * ```
 */
export function unsafeRelease(wrapper: MiniObject): void {
  const Gst = requireNamespace('Gst', '1.0')
  if (isDead(wrapper)) return
  if (!miniObjectTypes.some((name) => isGenuine(wrapper, Gst[name])))
    throw wrongType('wrapper', `node-gtk's wrapper of a Gst.${miniObjectTypes.join(', Gst.')}`, wrapper)
  // A frozen wrapper cannot be marked as dead, so it keeps its reference until it is collected.
  if (!Object.isExtensible(wrapper)) return
  // node-gtk forgets a struct after a call of a method whose C name ends in _unref. Introspection exposes none for
  // Gst.Buffer and the like, but one for Gst.DateTime, which is gst_mini_object_unref under another name.
  Gst.DateTime.prototype.unref.call(wrapper)
  markDead(wrapper, 'released')
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
