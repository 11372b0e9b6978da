/** Stands for a property whose value is a pad, in the types of {@link Elements}. It is read and set as a `Pad`. */
export interface PadProperty {
  /** The C class of the value. It exists only in the types. */
  readonly objectClass: 'GstPad'
}

/** Stands for a property whose value is an element, in the types of {@link Elements}. It is read as an `Element`. */
export interface ElementProperty {
  /** The C class of the value. It exists only in the types. */
  readonly objectClass: 'GstElement'
}
