export { readClosure } from './closure.js'
export { GirFiles } from './gir-files.js'
export type {
  Boxed,
  Callable,
  Class,
  Constant,
  Doc,
  Enumeration,
  Field,
  Item,
  Named,
  Namespace,
  Parameter,
  GirRecord,
  Type,
} from './model.js'
export { parse } from './parse.js'
export { read } from './read.js'
export { readGirFile } from './read-gir-file.js'
export { adapting, unknownInGir } from './unknown.js'
