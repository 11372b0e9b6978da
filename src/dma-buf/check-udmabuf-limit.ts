import { existsSync, readFileSync } from 'node:fs'
import { GstAllocatorsError } from '../errors/index.js'
import { callSystem } from '../ffi/index.js'

/** Throws if `size` exceeds the limit of one udmabuf, for which the kernel only returns the ambiguous EINVAL. */
export function checkUdmabufLimit(size: number): void {
  const maxBytes = readMaxBytes()
  if (maxBytes === undefined || size <= maxBytes) return
  const fix = `echo ${Math.ceil(size / MIB)} | sudo tee ${PATH}`
  throw new GstAllocatorsError(
    'ERR_SIZE_LIMIT',
    `Cannot create a dma-buf of ${size} bytes: the limit of udmabuf is ${maxBytes}, set in ${PATH}. To raise it: ${fix}`,
    { size, required: size, found: maxBytes, path: PATH, fix },
  )
}

/** Returns the limit in bytes, or undefined if the kernel does not expose it. */
function readMaxBytes(): number | undefined {
  if (!existsSync(PATH)) return undefined
  return Number(callSystem('read the limit of udmabuf', () => readFileSync(PATH, 'latin1'))) * MIB
}

const PATH = '/sys/module/udmabuf/parameters/size_limit_mb'
const MIB = 2 ** 20
