import { type Pointer, symbolsOf } from './symbol.js'

const symbol = symbolsOf('gmodule')

/** The symbols of this library that are called directly, with the reasons. */
export const gmodule = {
  g_module_open: symbol<(file: string | null, flags: number) => Pointer | null>(
    'void* g_module_open(str file, int flags)',
    'loads the libraries of namespaces before introspection would load them into the global scope',
  ),
  g_module_symbol: symbol<(module: Pointer, name: string, address: Pointer) => number>(
    'int g_module_symbol(void* module, str name, void* address)',
    'shows whether GLib is in the global scope',
  ),
} as const
