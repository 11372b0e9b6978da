/** The shape of a result, which can be sent from one process to another. */
export type Shape =
  | { type: 'string' | 'number' | 'bigint' | 'boolean'; value: string }
  | { type: 'null' | 'undefined' | 'function' }
  | { type: 'array'; items: Shape[] }
  /** The classes and interfaces of an object, such as `Gst.Element`. */
  | { type: 'object'; classes: string[] }
  | { type: 'error'; message: string }
  /** C rejected an argument, so the result has no meaning. */
  | { type: 'refused' }
  /** The process ended. */
  | { type: 'crash' }

/** Returns the shape of a value. */
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

/** Returns a short description of a shape. */
export function describe(shape: Shape): string {
  switch (shape.type) {
    case 'array':
      return `[${shape.items.slice(0, 4).map(describe).join(', ')}${shape.items.length > 4 ? ', …' : ''}]`
    case 'object':
      return shape.classes[0] ?? 'an object'
    case 'error':
      return `error "${shape.message}"`
    case 'crash':
      return 'a crash'
    default:
      return shape.type
  }
}
