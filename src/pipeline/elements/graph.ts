import { c, GST_DEBUG_GRAPH_SHOW_ALL, type Pointer, takeString } from '../../ffi/index.js'

/** The graph of a pipeline in the language of Graphviz. */
export function dotOf(pipeline: Pointer): string {
  return takeString(c.gst_debug_bin_to_dot_data(pipeline, GST_DEBUG_GRAPH_SHOW_ALL))
}

/** A graph as SVG. Graphviz is loaded when it is first needed: it is large, and most programs draw nothing. */
export async function svgOf(dot: string): Promise<string> {
  const { instance } = await import('@viz-js/viz')
  const viz = await instance()
  return viz.renderString(dot, { format: 'svg' })
}
