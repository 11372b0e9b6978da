import koffi from 'koffi'

/** The version of koffi, which makes the direct calls. */
export const koffiVersion = koffi.version
