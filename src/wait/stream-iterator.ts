/**
 * Reads a stream by `for await` or by `next()`. A program that calls `next()` itself ends the iterator by `return()`,
 * or by `await using`.
 */
export interface StreamIterator<T> extends AsyncIterator<T, undefined, undefined> {
  /** Returns the next item, or waits for it. `value` is undefined at the end. */
  next(): Promise<IteratorResult<T, undefined>>
  /** Ends the iterator, and releases what it holds. */
  return(): Promise<IteratorResult<T, undefined>>
  /** Returns the iterator itself. */
  [Symbol.asyncIterator](): this
  /** Does the same as `return()`. */
  [Symbol.asyncDispose](): Promise<void>
}
