import { existsSync, readFileSync } from 'node:fs'
import { GstAllocatorsError } from '../errors/index.js'
import { callSystem } from '../ffi/index.js'

/** Refuses more than one udmabuf may have. The kernel says EINVAL for this as for much else, so it is looked up before. */
export function checkUdmabufLimit(size: number): void {
  const limit = readLimit()
  if (limit === undefined || size <= limit) return
  const fix = `echo ${Math.ceil(size / MIB)} | sudo tee ${PATH}`
  throw new GstAllocatorsError(
    'ERR_SIZE_LIMIT',
    `Cannot make a dma-buf of ${size} bytes: the limit of udmabuf is ${limit}, set in ${PATH}. To change that: ${fix}`,
    { size, required: size, found: limit, path: PATH, fix },
  )
}

/** In bytes; undefined where the kernel does not tell. */
function readLimit(): number | undefined {
  if (!existsSync(PATH)) return undefined
  return Number(callSystem('read the limit of udmabuf', () => readFileSync(PATH, 'latin1'))) * MIB
}

const PATH = '/sys/module/udmabuf/parameters/size_limit_mb'
const MIB = 2 ** 20
