import { type Pointer, symbolsOf } from './symbol.js'

const symbol = symbolsOf('glib')

/** What is called of this library, and why. */
export const glib = {
  g_free: symbol<(memory: Pointer) => void>(
    'void g_free(void* memory)',
    'frees the strings that C functions give away',
  ),
  g_error_free: symbol<(error: Pointer) => void>(
    'void g_error_free(void* error)',
    'frees the GError of a C function',
  ),
  g_quark_to_string: symbol<(quark: number) => string | null>(
    'const char* g_quark_to_string(uint32 quark)',
    'the domain of a GError',
  ),
  g_strfreev: symbol<(strings: Pointer) => void>(
    'void g_strfreev(void* strings)',
    'frees the lists of strings that C functions give away',
  ),
} as const
