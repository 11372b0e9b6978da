/// <reference lib="esnext.disposable" preserve="true" />
export * from './allocators/index.js'
export { type ErrorCode, type ErrorFacts, GstAllocatorsError } from './errors/index.js'
export * from './dma-buf/index.js'
export {
  createMemfd,
  type Device,
  type FdKind,
  isDmaBuf,
  listDevices,
  type MemfdOptions,
  OwnedFd,
} from './fd/index.js'
export { type Versions, versions } from './gi/versions.js'
export type * from './gi/namespaces.js'
export type * from './gi/wrappers.js'
export * from './memory/index.js'
