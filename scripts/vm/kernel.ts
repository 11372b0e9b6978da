import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'

import { privateApt } from '../private-apt.js'
import { runStep, StepError } from '../setup/run-step.mjs'
import type { KernelSource } from './machine.js'
import { newestImage, partsOfImage } from './newest-image.js'

/** A kernel that has been downloaded. */
export interface Kernel {
  readonly version: string
  readonly image: string
  /** The folder of its modules, with the lists that depmod generates. */
  readonly modules: string
}

/** Returns a kernel from the user's cache. Downloads it from Debian the first time. */
export async function fetchKernel(source: KernelSource, cache = cacheFolder()): Promise<Kernel> {
  const folder = join(cache, source.suite, source.package)
  if (!existsSync(folder)) await download(source, folder)
  return readKernel(folder)
}

/** Downloads a kernel. The folder gets its final name only when it is complete. */
async function download({ suite, package: name }: KernelSource, folder: string): Promise<void> {
  mkdirSync(join(folder, '..'), { recursive: true })
  const work = mkdtempSync(`${folder}.`)
  try {
    const options = { cwd: work, env: privateApt(work, suite) }
    const from = `${name} of ${suite}`
    await runStep(`apt-get update for ${from}`, ['apt-get', 'update'], options)
    const dependsOf = (one: string) =>
      execFileSync('apt-cache', ['depends', one], { ...options, encoding: 'utf8' })
    const image = newestImage(dependsOf(name))
    const packages = [image, ...partsOfImage(dependsOf(image))]
    await runStep(`apt-get download ${packages.join(' ')}`, ['apt-get', 'download', ...packages], options)
    for (const archive of readdirSync(work).filter((file) => file.endsWith('.deb')))
      await runStep(`dpkg-deb --extract ${archive}`, ['dpkg-deb', '--extract', archive, 'kernel'], options)
    const root = moduleRoot(join(work, 'kernel'))
    const [version = ''] = readdirSync(join(root, 'lib', 'modules'))
    await runStep(`depmod ${version}`, ['depmod', '--basedir', root, version], {
      env: { ...process.env, PATH: `${process.env['PATH'] ?? ''}:/usr/sbin:/sbin` },
    })
    renameSync(join(work, 'kernel'), folder)
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

function readKernel(folder: string): Kernel {
  const root = moduleRoot(folder)
  const [version = ''] = readdirSync(join(root, 'lib', 'modules'))
  const modules = join(root, 'lib', 'modules', version)
  // From Linux 7 on, Debian has the kernel next to its modules.
  const image = [join(folder, 'boot', `vmlinuz-${version}`), join(modules, 'vmlinuz')].find(existsSync)
  if (image === undefined) throw new StepError(`Cannot find the kernel ${version}: the package has none`)
  return { version, image, modules }
}

/** Returns the root of the modules. Newer packages have them in /usr/lib, not in /lib. */
function moduleRoot(folder: string): string {
  return existsSync(join(folder, 'lib', 'modules')) ? folder : join(folder, 'usr')
}

function cacheFolder(): string {
  const { XDG_CACHE_HOME: folder = '' } = process.env
  return join(folder === '' ? join(homedir(), '.cache') : folder, 'gst-allocators-vm')
}
