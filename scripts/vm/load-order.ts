import { basename } from 'node:path'

import type { Module } from './machine.js'

/**
 * The files of modules in an order in which each can be loaded, read from what depmod wrote. What is built into the kernel has none.
 *
 * @param modulesDep Lines like `kernel/fs/9p/9p.ko.xz: kernel/net/9p/9pnet.ko.xz`; what must come first stands last.
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

// The kernel takes - and _ for the same.
function moduleName(file: string): string {
  return basename(file)
    .replace(/\.ko(\.\w+)?$/, '')
    .replaceAll('-', '_')
}
