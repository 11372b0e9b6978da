export { gstVersion, hasFeature, type Feature } from './features.js'
export { requireNamespace, type UntypedNamespace } from './namespace.js'
export { type MiniObject, unsafeRelease } from './wrapper.js'
