export { errorCodes, type ErrorCode, warningCodes } from './codes.js'
export { GstAllocatorsError, type ErrorFacts } from './gst-allocators-error.js'
export { checkChoice, checkInteger, checkObject, checkSignal, wrongType } from './check.js'
