import koffi from 'koffi'
import { GstAllocatorsError } from '../errors/index.js'
import { library } from './libraries.js'
import { glib } from './symbols/glib.js'
import { gobject } from './symbols/gobject.js'
import { gstallocators } from './symbols/gstallocators.js'
import { gstapp } from './symbols/gstapp.js'
import { gstaudio } from './symbols/gstaudio.js'
import { gstreamer } from './symbols/gstreamer.js'
import { gstvideo } from './symbols/gstvideo.js'
import { libc } from './symbols/libc.js'
import type { Pointer } from './symbols/symbol.js'

/**
 * Every C symbol that is called without introspection, and why. Nothing else may be: a test compares this table with the code.
 * Where the reason is the cost, `npm run bench` prints the figure, for the bridge and for the direct call.
 */
export const symbols = {
  ...libc,
  ...glib,
  ...gobject,
  ...gstreamer,
  ...gstapp,
  ...gstaudio,
  ...gstvideo,
  ...gstallocators,
} as const

/** C functions that are called on other threads, of GStreamer's or made for it, without any JavaScript in between. */
export const handlers = {
  close: { library: 'libc', reason: 'waits for whoever is on the other side of a socket that lingers' },
  eventfd_write: {
    library: 'libc',
    reason: 'wakes the event loop when a signal of appsink or appsrc is emitted',
  },
  g_direct_equal: {
    library: 'glib',
    reason: 'returns 0, which is GST_FLOW_OK, as the last handler of a signal whose result counts',
  },
  gst_element_set_state: {
    library: 'gstreamer',
    reason: 'waits for streaming threads, so it is not for the main thread',
  },
  gst_element_query: { library: 'gstreamer', reason: 'elements may take their time to answer' },
  gst_element_send_event: { library: 'gstreamer', reason: 'a seek waits for streaming threads' },
  gst_mini_object_unref: {
    library: 'gstreamer',
    reason: 'gives the reference of an event back when its call is over, which tells that it is',
  },
  gst_mini_object_ref: {
    library: 'gstreamer',
    reason: 'adds a reference to a query when its call is over, which tells that it is',
  },
  gst_bin_recalculate_latency: { library: 'gstreamer', reason: 'it asks every element' },
} as const

/** The name of a C function in {@link handlers}. */
export type HandlerName = keyof typeof handlers

/** The address of a C function, for another thread to call. */
export function handlerAddress(name: HandlerName): Pointer {
  return (addresses[name] ??= koffi.address(library(handlers[name].library).symbol(name)))
}

const addresses: Partial<Record<HandlerName, Pointer>> = {}

/** The types of the functions in {@link c}. */
export type Calls = { readonly [Name in keyof typeof symbols]: NonNullable<(typeof symbols)[Name]['call']> }

/** The symbols of the table as functions, each looked up when it is first used. Arguments are not checked: see docs/unsafe.md. */
export const c: Calls = Object.defineProperties({}, lookUps()) as Calls

function lookUps(): PropertyDescriptorMap {
  return Object.fromEntries(
    Object.keys(symbols).map((name) => [
      name,
      {
        configurable: true,
        enumerable: true,
        get(): unknown {
          const value = lookUp(name as keyof typeof symbols)
          Object.defineProperty(this, name, { value, enumerable: true })
          return value
        },
      },
    ]),
  )
}

function lookUp(name: keyof typeof symbols): unknown {
  const { library: libraryName, prototype } = symbols[name]
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
