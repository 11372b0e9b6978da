/**
 * The types of the namespaces, by name and version: `'Gst-1.0'`. It is empty until 'gst-allocators/gi' is imported. What
 * `gst-allocators types` writes fills it instead, for the namespaces and versions that are installed.
 */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- only an interface can be filled from elsewhere
export interface Namespaces {}
