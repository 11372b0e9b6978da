/** What a fault is about, by the names that errors of this package have for it. */
export interface FaultFacts {
  readonly element?: string
  readonly property?: string
  readonly required?: string
}

/** A place in a text that GStreamer would refuse, crash on, or log a CRITICAL for. */
export class TextFault extends Error {
  /**
   * @param why - what is wrong, as the end of a sentence: `'the brackets are nested too deeply'`
   * @param position - the index of the wrong part in the text
   * @param facts - what the fault is about, for the fields of an error
   */
  constructor(
    why: string,
    readonly position: number,
    readonly facts: FaultFacts = {},
  ) {
    super(why)
  }
}

/** A kind of element or a property that does not exist. A suggestion can follow the message. */
export class UnknownFault extends TextFault {}

/** Calls a function that reads a text. Returns the fault that it found in the text, or undefined. */
export function faultOf(read: () => void): TextFault | undefined {
  try {
    read()
    return undefined
  } catch (error) {
    if (error instanceof TextFault) return error
    throw error
  }
}
