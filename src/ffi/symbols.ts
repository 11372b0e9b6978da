import { isMainThread } from 'node:worker_threads'
import koffi from 'koffi'
import { GstAllocatorsError } from '../errors/index.js'
import type { LibraryName } from '../packages/index.js'
import { library } from './libraries.js'
import { glib } from './symbols/glib.js'
import { gmodule } from './symbols/gmodule.js'
import { gobject } from './symbols/gobject.js'
import { gstallocators } from './symbols/gstallocators.js'
import { gstapp } from './symbols/gstapp.js'
import { gstaudio } from './symbols/gstaudio.js'
import { gstBuild } from './symbols/gst-build.js'
import { gstData } from './symbols/gst-data.js'
import { gstInit } from './symbols/gst-init.js'
import { gstDescribe } from './symbols/gst-describe.js'
import { gstObject } from './symbols/gst-object.js'
import { gstRead } from './symbols/gst-read.js'
import { gstValue } from './symbols/gst-value.js'
import { gstvideo } from './symbols/gstvideo.js'
import { libc } from './symbols/libc.js'
import type { Pointer } from './symbols/symbol.js'

/**
 * All C symbols that are called without introspection, each with the reason. A test checks that the code uses exactly
 * these. Where the reason is cost, `npm run bench` prints the figures for the bridge and for the direct call.
 */
export const symbols = {
  ...libc,
  ...glib,
  ...gobject,
  ...gmodule,
  ...gstInit,
  ...gstData,
  ...gstObject,
  ...gstValue,
  ...gstRead,
  ...gstDescribe,
  ...gstBuild,
  ...gstapp,
  ...gstaudio,
  ...gstvideo,
  ...gstallocators,
} as const

/** C functions that are called on other threads, without any JavaScript in between. */
export const handlers = {
  close: { library: 'libc', reason: 'can block for as long as the peer of a lingering socket likes' },
  eventfd_write: {
    library: 'libc',
    reason: 'wakes the event loop when appsink or appsrc emits a signal',
  },
  g_usleep: {
    library: 'glib',
    reason: 'slows threads that post more messages than the event loop can read',
  },
  g_direct_equal: {
    library: 'glib',
    reason: 'returns 0, which is GST_FLOW_OK, as the last handler of a signal whose return value matters',
  },
  gst_element_set_state: {
    library: 'gstreamer',
    reason: 'waits for streaming threads, so it must not run on the main thread',
  },
  gst_element_query: { library: 'gstreamer', reason: 'elements can take long to answer' },
  gst_element_send_event: { library: 'gstreamer', reason: 'a seek waits for streaming threads' },
  gst_mini_object_unref: {
    library: 'gstreamer',
    reason: 'drops a reference to an event when its call has returned, which signals completion',
  },
  gst_mini_object_ref: {
    library: 'gstreamer',
    reason: 'adds a reference to a query when its call has returned, which signals completion',
  },
  gst_bin_recalculate_latency: { library: 'gstreamer', reason: 'queries every element, which can take long' },
} as const

/** The name of a C function in {@link handlers}. */
export type HandlerName = keyof typeof handlers

/** Returns the address of a C function for a call on another thread. */
export function handlerAddress(name: HandlerName): Pointer {
  return (addresses[name] ??= koffi.address(library(handlers[name].library).symbol(name)))
}

const addresses: Partial<Record<HandlerName, Pointer>> = {}

/** The types of the functions in {@link c}. */
export type Calls = { readonly [Name in keyof typeof symbols]: NonNullable<(typeof symbols)[Name]['call']> }

/**
 * The symbols as functions, each looked up on first use. Arguments are not checked: see docs/unsafe.md.
 *
 * Each is at first a placeholder, which looks up the C function when it is called, and is replaced by it. A getter would
 * cost 0.4 ms at each first use, because V8 copies the descriptors of all properties when one of them becomes a value.
 */
export const c: Calls = Object.fromEntries(
  Object.keys(symbols).map((name) => [
    name,
    (...values: unknown[]) => (functionOf(name as keyof typeof symbols) as Call)(...values),
  ]),
) as Calls

type Call = (...values: unknown[]) => unknown

/** Returns the C function itself, with koffi's properties. */
export function functionOf<Name extends keyof typeof symbols>(name: Name): Calls[Name] {
  if (!found.has(name)) {
    const call = lookUp(name)
    found.set(name, call)
    Object.assign(c, { [name]: call })
  }
  return found.get(name) as Calls[Name]
}

const found = new Map<keyof typeof symbols, unknown>()

/** Returns whether the installed libraries have a C function. */
export function hasSymbol(name: keyof typeof symbols): boolean {
  try {
    functionOf(name)
    return true
  } catch (error) {
    if (error instanceof GstAllocatorsError && error.code === 'ERR_FEATURE_MISSING') return false
    throw error
  }
}

function lookUp(name: keyof typeof symbols): unknown {
  const { library: libraryName, prototype } = symbols[name]
  if (!independent.includes(libraryName)) initGStreamer()
  const handle = library(libraryName)
  try {
    return handle.func(prototype)
  } catch (cause) {
    throw new GstAllocatorsError(
      'ERR_FEATURE_MISSING',
      `Cannot find ${name} in the installed ${libraryName} library: it is too old`,
      { syscall: name, cause },
    )
  }
}

/** Initialises GStreamer before the first call into it. Its types have no names before that. */
function initGStreamer(): void {
  if (isInitialised || isInitialising) return
  if (!isMainThread)
    throw new GstAllocatorsError(
      'ERR_WORKER_THREAD',
      'Cannot use GStreamer in a worker thread: its messages and memories belong to the main thread. Use it there, and pass fds to the worker',
    )
  isInitialising = true
  try {
    isInitialised = c.gst_init_check(null, null, null) !== 0
  } finally {
    isInitialising = false
  }
  if (!isInitialised)
    throw new GstAllocatorsError(
      'ERR_LIBRARY_MISSING',
      'Cannot initialise GStreamer: gst_init_check failed. Run gst-inspect-1.0, which prints the reason',
    )
}

let isInitialised = false
/** True during the look-up and the call of gst_init_check. */
let isInitialising = false
// The libraries that can be used without GStreamer.
const independent: readonly LibraryName[] = ['libc', 'glib', 'gmodule']
