/// <reference lib="esnext.disposable" preserve="true" />
// The entry 'gst-allocators/fd': everything that works without GStreamer and node-gtk.
export {
  type Access,
  allocateDmaBuf,
  createUdmabuf,
  type Device,
  DmaHeap,
  exportSyncFile,
  type IdleOptions,
  importSyncFile,
  listDevices,
  type UdmabufOptions,
  whenIdle,
} from './dma-buf/index.js'
export { type ErrorCode, type ErrorFacts, GstAllocatorsError } from './errors/index.js'
export {
  createMemfd,
  type FdKind,
  isDmaBuf,
  type MemfdOptions,
  OwnedFd,
  type SharedFd,
  shareFd,
} from './fd/index.js'
export {
  type Bytes,
  mapFd,
  type MapFdOptions,
  type MapMode,
  Mapping,
  mapShared,
  type ReadonlyBytes,
  type WritableBytes,
} from './mapping/index.js'
export {
  FdSocket,
  FdSocketServer,
  ReceivedFd,
  ReceivedMessage,
  type ReceiveOptions,
  type Sendable,
  type SocketOptions,
} from './socket/index.js'
