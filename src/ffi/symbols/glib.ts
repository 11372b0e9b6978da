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
} as const
