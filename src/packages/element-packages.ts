import { decoderPackages, elementPackages } from './generated/element-packages.js'
import type { PackageNames } from './package-names.js'

/** Returns the names of all elements that are in a known package. */
export function packagedElements(): string[] {
  return Object.values(elementPackages).flatMap((list) => list.split(' '))
}

/** Returns the package that contains an element, by its factory name, or undefined if none is known. */
export function packageOfElement(kind: string): PackageNames | undefined {
  const known = Object.entries(elementPackages).find(([, elements]) => elements.split(' ').includes(kind))
  const name = known?.[0] ?? (/^av(dec|enc|mux|demux)_/.test(kind) ? 'gstreamer1.0-libav' : undefined)
  return name === undefined ? undefined : withOtherNames(name)
}

/** Returns the packages that can decode a media type, joined with "or", or undefined if none is known. */
export function packagesOfDecoder(mediaType: string): PackageNames | undefined {
  const packages = Object.entries(decoderPackages)
    .filter(([, types]) => types.split(' ').includes(mediaType))
    .map(([name]) => withOtherNames(name))
  if (packages.length === 0) return undefined
  const join = (distribution: keyof PackageNames) => packages.map((one) => one[distribution]).join(' or ')
  return { debian: join('debian'), fedora: join('fedora'), arch: join('arch') }
}

/** Adds the names for the other distributions, which split the same source packages differently. */
function withOtherNames(debian: string): PackageNames {
  return { debian, ...(otherNames[debian] ?? pluginsBase) }
}

const pluginsBase = { fedora: 'gstreamer1-plugins-base', arch: 'gst-plugins-base' }

const otherNames: Readonly<Partial<Record<string, Omit<PackageNames, 'debian'>>>> = {
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
