import koffi from 'koffi'

/** The version of koffi that makes the direct calls. */
export const koffiVersion = koffi.version
