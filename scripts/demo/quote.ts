/** Writes a path as a value in a pipeline description, whatever characters it has. */
export function quote(path: string): string {
  return `"${path.replace(/["\\]/g, '\\$&')}"`
}
