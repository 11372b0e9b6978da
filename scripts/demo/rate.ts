/** Formats a number of frames and a time in seconds as a rate. */
export function rate(frames: number, seconds: number): string {
  return `${Math.round(frames / seconds)} frames per second`
}

/** Returns the seconds that have passed since `start`, a time from `performance.now()`. */
export function secondsSince(start: number): number {
  return (performance.now() - start) / 1000
}
