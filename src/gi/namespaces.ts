/**
 * The types of the namespaces, by name and version: `'Gst-1.0'`. Empty until the program imports 'gst-allocators/gi'.
 * The output of `gst-allocators types` can fill it instead, with the installed namespaces and versions.
 */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- only an interface can be filled from elsewhere
export interface Namespaces {}
