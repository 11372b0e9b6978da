/** A file in an archive. The `content` of a folder is null. */
export interface Entry {
  readonly name: string
  readonly content: Buffer | string | null
}

/** Packs files, all of them executable, into an archive that the kernel unpacks at boot (cpio, format "newc"). */
export function packCpio(entries: readonly Entry[]): Buffer {
  return Buffer.concat([...entries, { name: 'TRAILER!!!', content: '' }].map(pack))
}

function pack({ name, content }: Entry, index: number): Buffer {
  const data = Buffer.from(content ?? '')
  const mode = content === null ? FOLDER : FILE
  // inode, mode, uid, gid, links, mtime, size, device (2), rdev (2), length of the name, checksum
  const numbers = [index + 1, mode, 0, 0, 1, 0, data.length, 0, 0, 0, 0, Buffer.byteLength(name) + 1, 0]
  const header = MAGIC + numbers.map((number) => number.toString(16).padStart(8, '0')).join('')
  return Buffer.concat([padded(Buffer.from(`${header}${name}\0`)), padded(data)])
}

function padded(data: Buffer): Buffer {
  return Buffer.concat([data, Buffer.alloc(-data.length & 3)])
}

const MAGIC = '070701'
const FOLDER = 0o040755
const FILE = 0o100755
