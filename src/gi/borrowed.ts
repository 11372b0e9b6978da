import { markDead } from './dead-wrapper.js'

/** Keeps the arguments of a call alive as long as its results, which may point into them. */
export function keepOwners(result: unknown, self: unknown, values: readonly unknown[]): void {
  if (typeof result !== 'object' || result === null || result === self) return
  const results: unknown[] = Array.isArray(result) ? result : [result]
  const all = [self, ...values].filter(isWrapper)
  for (const one of results) {
    if (!isWrapper(one)) continue
    owners.set(one, all)
    for (const owner of all) loans.get(owner)?.push(one)
    if (all.some((owner) => loans.has(owner))) loans.set(one, [])
  }
}

const owners = new WeakMap<object, readonly object[]>()

/** Lends a struct to a callback, with everything that it borrows from the struct. Returns the function that ends it. */
export function lend(struct: object): () => void {
  loans.set(struct, [])
  return () => {
    withdraw(struct)
  }
}

/** What was borrowed from each struct that is lent. */
const loans = new WeakMap<object, object[]>()

function withdraw(struct: object): void {
  const borrowed = loans.get(struct) ?? []
  loans.delete(struct)
  for (const one of borrowed) withdraw(one)
  markDead(struct, 'lent')
}

function isWrapper(value: unknown): value is object {
  return typeof value === 'object' && value !== null && '__gtype__' in value
}
