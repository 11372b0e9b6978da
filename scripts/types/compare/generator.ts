/** Something that makes typings for node-gtk. */
export interface Generator {
  readonly name: string
  /** Writes them to an empty folder, if they are not there already, and gives the file of each namespace (`Gst-1.0`). */
  generate(folder: string): Promise<(namespace: string) => string>
}

/** What generators are asked for; the other namespaces come as what these depend on. */
export const ROOTS = ['GstAllocators-1.0', 'GstApp-1.0', 'GstVideo-1.0', 'Gio-2.0']
