import { createRequire } from 'node:module'
import { Worker } from 'node:worker_threads'
import {
  c,
  callOnWorker,
  GST_DEBUG_GRAPH_SHOW_ALL,
  type Pointer,
  requireFds,
  takeString,
  takeTurn,
} from '../ffi/index.js'

/**
 * Returns the graph of a pipeline in Graphviz's DOT language. It reads all properties, so it may wait for an element
 * that keeps its own locked. `check` runs right before, and throws to prevent it.
 */
export async function dotOf(pipeline: Pointer, check: () => void): Promise<string> {
  c.gst_object_ref(pipeline)
  try {
    const text = await takeTurn(pipeline, () => {
      check()
      return callOnWorker('gst_debug_bin_to_dot_data', pipeline, GST_DEBUG_GRAPH_SHOW_ALL)
    })
    return takeString(text)
  } finally {
    c.gst_object_unref(pipeline)
  }
}

/** Renders a graph as SVG, in a worker thread: the layout takes a third of a second, and Graphviz is large. */
export async function svgOf(dot: string): Promise<string> {
  requireFds(fdsOfWorker, 'draw the pipeline')
  const graphviz = createRequire(import.meta.url).resolve('@viz-js/viz')
  const worker = new Worker(program, { eval: true, workerData: { dot, graphviz } })
  const ended = new Promise((resolve) => worker.once('exit', resolve))
  try {
    return await new Promise<string>((resolve, reject) => {
      worker.once('message', resolve)
      worker.once('error', reject)
    })
  } finally {
    await ended
  }
}

const fdsOfWorker = 16

// It is text, so that it needs no file of its own in each build of the package.
const program = `
  const { parentPort, workerData } = require('node:worker_threads')
  require(workerData.graphviz).instance().then((viz) => {
    parentPort.postMessage(viz.renderString(workerData.dot, { format: 'svg' }))
  })`
