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
import { typeName, typeOfObject } from './gtype.js'
import { elementsOf } from './iterate.js'
import { nameOf } from './object-names.js'

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
    return escapeNames(takeString(text), pipeline)
  } finally {
    c.gst_object_unref(pipeline)
  }
}

/** Escapes the names of elements in their labels: GStreamer writes them as they are. */
function escapeNames(dot: string, pipeline: Pointer): string {
  const labels = [pipeline, ...elementsOf(pipeline)].map((element, index) => {
    const type = typeName(typeOfObject(element))
    return { start: `label="${index === 0 ? `<${type}>` : type}\\n`, name: nameOf(element) }
  })
  // A name can be the beginning of another one.
  const odd = labels
    .filter(({ name }) => oddCharacter.test(name))
    .sort((a, b) => b.name.length - a.name.length)
  return odd.reduce((text, { start, name }) => text.replaceAll(start + name, () => start + escape(name)), dot)
}

function escape(name: string): string {
  const quoted = name.replace(/["\\]/g, '\\$&').replace(/\n/g, '\\n').replace(controls, '\ufffd')
  // Graphviz resolves the entities of HTML in labels.
  return quoted.replaceAll('&', '&amp;')
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

// XML cannot have most of them.
const controls = /\p{Cc}/gu
const oddCharacter = /["\\&\p{Cc}]/u
