import { Gst } from 'gst-allocators/gi'
import { DemoError } from './demo-error.js'

/** Throws, and names the packages to install, if GStreamer lacks an element that the demo uses. */
export function checkElements(): void {
  const lacking = packages.flatMap(({ elements, install }) => {
    const absent = elements.filter((name) => Gst.ElementFactory.find(name) === null)
    return absent.length === 0 ? [] : [{ absent, install }]
  })
  if (lacking.length === 0) return
  throw new DemoError(
    `Cannot run the demo: GStreamer has no ${lacking.flatMap(({ absent }) => absent).join(', ')}`,
    `Install ${lacking.map(({ install }) => install).join('; and ')}`,
  )
}

const packages = [
  {
    elements: ['tee', 'queue', 'filesrc', 'filesink'],
    install: 'libgstreamer1.0-0 (Debian, Ubuntu), gstreamer1 (Fedora) or gstreamer (Arch)',
  },
  {
    elements: ['appsrc', 'appsink', 'decodebin', 'videoconvert'],
    install:
      'gstreamer1.0-plugins-base (Debian, Ubuntu), gstreamer1-plugins-base (Fedora) or gst-plugins-base (Arch)',
  },
  {
    elements: ['vp8enc', 'vp8dec', 'webmmux', 'matroskademux', 'pngenc', 'v4l2src'],
    install:
      'gstreamer1.0-plugins-good (Debian, Ubuntu), gstreamer1-plugins-good (Fedora) or gst-plugins-good (Arch)',
  },
]
