export { errorCodes, type ErrorCode, warningCodes } from './codes.js'
export { GstAllocatorsError, type ErrorFacts } from './gst-allocators-error.js'
export { checkChoice, checkInteger, checkObject, checkSignal, show, wrongType } from './check.js'
export { didYouMean } from './did-you-mean.js'
