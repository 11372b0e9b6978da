/// <reference lib="esnext.disposable" preserve="true" />
export * from './allocators/index.js'
export { type ErrorCode, type ErrorFacts, GstAllocatorsError } from './errors/index.js'
export * from './fd/public.js'
export { type Versions, versions } from './gi/versions.js'
export type * from './gi/namespaces.js'
export type * from './gi/wrappers.js'
export * from './memory/index.js'
