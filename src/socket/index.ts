export { FdSocketServer } from './fd-socket-server.js'
export { FdSocket, type ReceiveOptions, type SocketOptions } from './fd-socket.js'
export type { Sendable } from './outgoing.js'
export { ReceivedFd, ReceivedMessage } from './received.js'
