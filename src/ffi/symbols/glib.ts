import { type Pointer, symbolsOf } from './symbol.js'

const symbol = symbolsOf('glib')

/** The symbols of this library that are called directly, with the reasons. */
export const glib = {
  g_free: symbol<(memory: Pointer) => void>(
    'void g_free(void* memory)',
    'frees strings that C functions return with ownership',
  ),
  g_error_free: symbol<(error: Pointer) => void>(
    'void g_error_free(void* error)',
    'frees a GError that a C function returned',
  ),
  g_quark_to_string: symbol<(quark: number) => string | null>(
    'const char* g_quark_to_string(uint32 quark)',
    'reads the domain of a GError',
  ),
  g_strfreev: symbol<(strings: Pointer) => void>(
    'void g_strfreev(void* strings)',
    'frees lists of strings that C functions return with ownership',
  ),
  g_date_valid: symbol<(date: Pointer) => number>(
    'int g_date_valid(void* date)',
    'GLib logs a CRITICAL when a date without a day is printed',
  ),
  g_rec_mutex_trylock: symbol<(mutex: Pointer) => number>(
    'int g_rec_mutex_trylock(void* mutex)',
    'tells whether a thread is still changing the state of an element, without a wait',
  ),
  g_rec_mutex_unlock: symbol<(mutex: Pointer) => void>(
    'void g_rec_mutex_unlock(void* mutex)',
    'releases the lock of g_rec_mutex_trylock',
  ),
  g_bytes_new: symbol<(data: Uint8Array, size: number) => Pointer>(
    'void* g_bytes_new(const uint8* data, size_t size)',
    'copies bytes without an array of numbers',
  ),
  g_bytes_get_data: symbol<(bytes: Pointer, size: Pointer) => Pointer | null>(
    'void* g_bytes_get_data(void* bytes, void* size)',
    'node-gtk converts the bytes to an array of numbers',
  ),
  g_strdupv: symbol<(strings: readonly (string | null)[]) => Pointer>(
    'void* g_strdupv(const char** strings)',
    'copies a list of strings, which a GValue then owns',
  ),
} as const
