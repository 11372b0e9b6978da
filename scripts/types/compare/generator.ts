/** A generator of typings for node-gtk. */
export interface Generator {
  readonly name: string
  /**
   * Writes the typings to an empty folder, unless they exist already. Resolves to the file of each namespace
   * (`Gst-1.0`).
   */
  generate(folder: string): Promise<(namespace: string) => string>
}

/** The namespaces to generate. The others are generated as their dependencies. */
export const ROOTS = ['GstAllocators-1.0', 'GstApp-1.0', 'GstVideo-1.0', 'Gio-2.0']
