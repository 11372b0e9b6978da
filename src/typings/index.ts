export { readClosure } from './closure.js'
export { fileName, files } from './files.js'
export { parse } from './gir/parse.js'
export { read } from './gir/read.js'
