/** What kind of value a call gave, as it can cross from one process to another. */
export type Shape =
  | { type: 'string' | 'number' | 'bigint' | 'boolean'; value: string }
  | { type: 'null' | 'undefined' | 'function' }
  | { type: 'array'; items: Shape[] }
  /** The classes and interfaces that it is of: `Gst.Element`. */
  | { type: 'object'; classes: string[] }
  | { type: 'error'; message: string }
  /** C complained of an argument, so that nothing can be said of the result. */
  | { type: 'refused' }
  /** The process ended. */
  | { type: 'crash' }

/** A value's shape. */
export function shapeOf(value: unknown, classesOf: (value: object) => string[]): Shape {
  switch (typeof value) {
    case 'string':
    case 'number':
    case 'bigint':
    case 'boolean':
      return { type: typeof value, value: String(value) } as Shape
    case 'undefined':
    case 'function':
      return { type: typeof value } as Shape
    case 'symbol':
      return { type: 'object', classes: [] }
    case 'object':
      if (value === null) return { type: 'null' }
      if (Array.isArray(value))
        return { type: 'array', items: value.map((it: unknown) => shapeOf(it, classesOf)) }
      return { type: 'object', classes: classesOf(value) }
  }
}

/** In a few words. */
export function describe(shape: Shape): string {
  switch (shape.type) {
    case 'array':
      return `[${shape.items.slice(0, 4).map(describe).join(', ')}${shape.items.length > 4 ? ', …' : ''}]`
    case 'object':
      return shape.classes[0] ?? 'an object'
    case 'error':
      return `error "${shape.message}"`
    case 'crash':
      return 'the end of the process'
    default:
      return shape.type
  }
}
