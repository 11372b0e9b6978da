/** A number of frames and a time in seconds as a rate, in words. */
export function rate(frames: number, seconds: number): string {
  return `${Math.round(frames / seconds)} frames per second`
}

/** How many seconds have passed since a time of `performance.now()`. */
export function secondsSince(start: number): number {
  return (performance.now() - start) / 1000
}
