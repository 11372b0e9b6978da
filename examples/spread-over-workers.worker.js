// A worker of ../spread-over-workers.ts. It is JavaScript because Node.js 20 cannot start a worker from TypeScript.
import { parentPort, workerData } from 'node:worker_threads'
import { mapShared } from 'gst-allocators/fd'

const histogram = new Array(256).fill(0)
const mapping = mapShared(/** @type {import('gst-allocators/fd').SharedFd} */ (workerData), 'readwrite')
try {
  const { bytes } = mapping
  for (let at = 0; at < bytes.length; at++) {
    const shade = 255 - (bytes[at] ?? 0)
    bytes[at] = shade
    histogram[shade]++
  }
} finally {
  mapping.unmap()
}
// The memory is unmapped by now, so the main thread is free to reuse it.
parentPort?.postMessage(histogram)
