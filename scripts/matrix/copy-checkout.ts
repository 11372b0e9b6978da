import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Copies the files of the checkout, but not what was built or installed in it. What is installed in `target` stays. */
export function copyCheckout(target: string): void {
  mkdirSync(target, { recursive: true })
  for (const name of readdirSync(target))
    if (!installed.includes(name)) rmSync(join(target, name), { recursive: true })
  for (const file of checkoutFiles()) {
    mkdirSync(dirname(join(target, file)), { recursive: true })
    cpSync(file, join(target, file), { verbatimSymlinks: true })
  }
}

/** Returns a hash of all files of the checkout: results belong to it. */
export function checkoutHash(): string {
  const hash = createHash('sha256')
  for (const file of checkoutFiles()) hash.update(`${file}\0`).update(readFileSync(file))
  return hash.digest('hex').slice(0, 16)
}

const installed = ['node_modules', 'dist']

function checkoutFiles(): string[] {
  return execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    encoding: 'utf8',
  })
    .split('\0')
    .filter((file) => file !== '' && existsSync(file))
    .sort()
}
