/** Returns a function that returns true once the given number of milliseconds has passed. */
export function isAfter(milliseconds: number): () => boolean {
  const end = performance.now() + milliseconds
  return () => performance.now() > end
}
