/**
 * Marks the objects of a public class. Another copy of this package, as under jest or in a second node_modules folder, cannot use them, but
 * it can say what they are.
 */
export function brandClass(target: { readonly prototype: object }, name: string): void {
  const mark: Brand = { name, copy }
  Object.defineProperty(target.prototype, brand, { value: mark })
}

/** Returns the name of the class of an object that another copy of this package made. */
export function foreignClassOf(value: object): string | undefined {
  const mark = (value as { readonly [brand]?: Brand })[brand]
  return mark === undefined || mark.copy === copy ? undefined : mark.name
}

interface Brand {
  readonly name: string
  readonly copy: object
}

const brand = Symbol.for('gst-allocators.class')
const copy = {}
