import { c, GST_DEBUG_GRAPH_SHOW_ALL, type Pointer, requireFds, takeString } from '../ffi/index.js'

/** Returns the graph of a pipeline in Graphviz's DOT language. */
export function dotOf(pipeline: Pointer): string {
  return takeString(c.gst_debug_bin_to_dot_data(pipeline, GST_DEBUG_GRAPH_SHOW_ALL))
}

/** Renders a graph as SVG. Graphviz is loaded on first use, because it is large and most programs draw nothing. */
export async function svgOf(dot: string): Promise<string> {
  requireFds(fdsToLoad, 'draw the pipeline')
  const { instance } = await import('@viz-js/viz')
  const viz = await instance()
  return viz.renderString(dot, { format: 'svg' })
}

const fdsToLoad = 4
