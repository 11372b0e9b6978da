import { didYouMean } from '../../errors/index.js'
import { install, type Packages } from '../../gi/typelib-packages.js'
import { installedKinds } from '../elements/registry.js'
import { decoderPackages, elementPackages } from './element-packages.js'

/** What helps when there is no element of a kind: the package that has it, or the name that was probably meant. */
export function missingElement(kind: string): { fix?: string; meant: string } {
  const known = Object.entries(elementPackages).find(([, elements]) => elements.split(' ').includes(kind))
  const name = known?.[0] ?? (/^av(dec|enc|mux|demux)_/.test(kind) ? 'gstreamer1.0-libav' : undefined)
  if (name !== undefined) return { fix: install(packagesOf(name)), meant: '' }
  const all = [...installedKinds(), ...Object.values(elementPackages).flatMap((list) => list.split(' '))]
  return { meant: didYouMean(kind, all) }
}

/** The packages that read a media type. */
export function missingDecoder(mediaType: string): string | undefined {
  const names = Object.entries(decoderPackages)
    .filter(([, types]) => types.split(' ').includes(mediaType))
    .map(([name]) => packagesOf(name))
  if (names.length === 0) return undefined
  const join = (distribution: keyof Packages) => names.map((one) => one[distribution]).join(' or ')
  return install({ debian: join('debian'), fedora: join('fedora'), arch: join('arch') })
}

/** Other distributions cut the same source packages in other ways. */
function packagesOf(debian: string): Packages {
  const other = others[debian] ?? base
  return { debian, ...other }
}

const base = { fedora: 'gstreamer1-plugins-base', arch: 'gst-plugins-base' }
const others: Readonly<Partial<Record<string, Omit<Packages, 'debian'>>>> = {
  'gstreamer1.0-libav': { fedora: 'gstreamer1-plugin-libav', arch: 'gst-libav' },
  'gstreamer1.0-opencv': { fedora: 'gstreamer1-plugins-bad-free-opencv', arch: 'gst-plugin-opencv' },
  'gstreamer1.0-plugins-bad': { fedora: 'gstreamer1-plugins-bad-free', arch: 'gst-plugins-bad' },
  'gstreamer1.0-plugins-good': { fedora: 'gstreamer1-plugins-good', arch: 'gst-plugins-good' },
  'gstreamer1.0-gtk3': { fedora: 'gstreamer1-plugins-good-gtk', arch: 'gst-plugin-gtk' },
  'gstreamer1.0-qt5': { fedora: 'gstreamer1-plugins-good-qt', arch: 'gst-plugin-qml' },
  'gstreamer1.0-qt6': { fedora: 'gstreamer1-plugins-good-qt6', arch: 'gst-plugin-qml6' },
  'gstreamer1.0-plugins-ugly': { fedora: 'gstreamer1-plugins-ugly', arch: 'gst-plugins-ugly' },
  'gstreamer1.0-wpe': { fedora: 'gstreamer1-plugins-bad-free-wpe', arch: 'gst-plugin-wpe' },
}
