/**
 * Makes `instanceof` true for the errors of every copy of this package: a program under jest, or with two copies in its node_modules, still
 * recognises them. Classes that a program derives from the class keep the usual meaning of `instanceof`.
 */
export function brandErrorClass(target: ErrorClass, name: string): void {
  const brand = Symbol.for(`gst-allocators.${name}`)
  Object.defineProperties(target.prototype, { name: { value: name }, [brand]: { value: true } })
  Object.defineProperty(target, Symbol.hasInstance, {
    value(this: ErrorClass, value: unknown): boolean {
      if (this !== target) return Function.prototype[Symbol.hasInstance].call(this, value)
      return typeof value === 'object' && value !== null && brand in value
    },
  })
}

type ErrorClass = abstract new (...values: never[]) => Error
