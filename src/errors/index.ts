export { errorCodes, type ErrorCode, warningCodes } from './codes.js'
export { GstAllocatorsError, type ErrorFacts } from './gst-allocators-error.js'
export { checkChoice, checkInteger, checkObject, wrongType } from './check.js'
