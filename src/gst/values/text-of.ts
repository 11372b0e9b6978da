import type { Value } from './types.js'

/** Converts a value to text in the syntax of pipeline descriptions. */
export function textOf(value: Value): string {
  if (serialize === undefined)
    throw new TypeError(
      "Cannot convert a value to text: GStreamer is not loaded. Import 'gst-allocators/pipeline' first",
    )
  return serialize(value)
}

/** Sets the function behind {@link textOf}: the classes of values are loaded before the code that calls GStreamer. */
export function serializeWith(serializer: (value: Value) => string): void {
  serialize = serializer
}

let serialize: ((value: Value) => string) | undefined
