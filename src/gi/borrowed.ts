import { markDead } from './dead-wrapper.js'

/** Keeps the arguments of a call alive as long as its results, which may point into them. */
export function keepOwners(result: unknown, self: unknown, values: readonly unknown[]): void {
  if (typeof result !== 'object' || result === null || result === self) return
  const owners = values.length === 0 ? self : [self, ...values]
  if (!Array.isArray(result)) keep(result, owners)
  else for (const one of result as unknown[]) if (isWrapper(one)) keep(one, owners)
}

function keep(result: object, owners: unknown): void {
  if (!isWrapper(result) || !Object.isExtensible(result)) return
  if (!Owned.is(result)) new Owned(result, owners)
  if (lentCount > 0) noteLoans(result, Array.isArray(owners) ? owners : [owners])
}

/** Constructs the object that it is given, so that a subclass adds its private field to that object. */
const Returned = function (object: object) {
  return object
} as unknown as new (object: object) => object

/** Adds a hidden field with the owners to a wrapper. A WeakMap would cost several times as much, mostly in the GC. */
class Owned extends Returned {
  readonly #owners: unknown

  constructor(wrapper: object, owners: unknown) {
    super(wrapper)
    this.#owners = owners
  }

  static is(wrapper: object): boolean {
    return #owners in wrapper && wrapper.#owners !== undefined
  }
}

/** Lends a struct to a callback, with everything that it borrows from the struct. Returns the function that ends it. */
export function lend(struct: object): () => void {
  loans.set(struct, [])
  lentCount++
  return () => {
    lentCount--
    withdraw(struct)
  }
}

let lentCount = 0

/** What was borrowed from each struct that is lent. */
const loans = new WeakMap<object, object[]>()

function noteLoans(result: object, owners: readonly unknown[]): void {
  const lists = owners.filter(isWrapper).map((owner) => loans.get(owner))
  if (lists.every((list) => list === undefined)) return
  for (const list of lists) list?.push(result)
  loans.set(result, [])
}

function withdraw(struct: object): void {
  const borrowed = loans.get(struct) ?? []
  loans.delete(struct)
  for (const one of borrowed) withdraw(one)
  markDead(struct, 'lent')
}

function isWrapper(value: unknown): value is object {
  return typeof value === 'object' && value !== null && '__gtype__' in value
}
