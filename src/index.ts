/// <reference lib="esnext.disposable" preserve="true" />
// The entry 'gst-allocators'.
export * from './allocators/index.js'
export * from './fd.js'
export { type Versions, versions } from './gi/versions.js'
export type * from './gi/namespaces.js'
export type * from './gi/wrappers.js'
export { DmaBufMemory, DRMDumbMemory, FdMemory, Memory, PhysMemory } from './memory/index.js'
