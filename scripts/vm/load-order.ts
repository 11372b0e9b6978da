import { basename } from 'node:path'

import type { Module } from './machine.js'

/**
 * Returns module files, with their parameters, in an order in which they can be loaded. Reads the lists that depmod
 * wrote. Built-in modules have no file.
 *
 * @param modulesDep Lines like `kernel/fs/9p/9p.ko.xz: kernel/net/9p/9pnet.ko.xz`. The last dependency must be loaded
 *   first.
 * @param modulesBuiltin Lines like `kernel/drivers/char/virtio_console.ko`.
 */
export function loadOrder(
  modules: readonly Module[],
  modulesDep: string,
  modulesBuiltin: string,
): ReadonlyMap<string, string> {
  const needed = new Map(
    lines(modulesDep).map((line) => {
      const [file = '', ...others] = line.split(/:? +|:$/).filter((word) => word !== '')
      return [moduleName(file), [...others.reverse(), file]]
    }),
  )
  const builtIn = new Set(lines(modulesBuiltin).map(moduleName))
  const order = new Map<string, string>()
  for (const { name, parameters = '' } of modules) {
    const files = needed.get(moduleName(name)) ?? []
    if (files.length === 0 && !builtIn.has(moduleName(name)))
      throw new Error(`Cannot load ${name}: this kernel has no such module`)
    for (const file of files) if (!order.has(file)) order.set(file, '')
    const own = files.at(-1)
    if (own !== undefined && parameters !== '') order.set(own, parameters)
  }
  return order
}

function lines(text: string): string[] {
  return text.split('\n').filter((line) => line !== '')
}

/** Returns the name of a module, with _ for -, which the kernel treats as the same. */
function moduleName(file: string): string {
  return basename(file)
    .replace(/\.ko(\.\w+)?$/, '')
    .replaceAll('-', '_')
}
