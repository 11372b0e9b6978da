export { fileName, files } from './files.js'
export { makeTypes, type TypesRequest } from './make-types.js'
export { provenance } from './provenance.js'
