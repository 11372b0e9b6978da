/** Returns the item of an iterator's result, or throws if the iterator has ended. */
export function itemOf<T>(result: IteratorResult<T, undefined>): T {
  if (result.done === true) throw new Error('The iterator has ended')
  return result.value
}
