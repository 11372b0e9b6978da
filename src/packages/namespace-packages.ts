import { installHint, type PackageNames } from './package-names.js'

/** Returns, as text for an error message, how to install the typelib of a namespace. */
export function typelibPackages(name: string, version: string): string {
  const carrier = carriers.find(({ namespaces }) => namespaces.includes(name))
  return carrier === undefined ? howToFind(`${name}-${version}.typelib`) : installHint(carrier.typelib)
}

/** Returns, as text for an error message, how to install the .gir file of a namespace. */
export function girPackages(name: string, version: string): string {
  const carrier = carriers.find(({ namespaces }) => namespaces.includes(name))
  return carrier === undefined ? howToFind(`${name}-${version}.gir`) : installHint(carrier.gir)
}

const howToFind = (file: string) =>
  `Find the package that contains ${file}: apt-file search ${file} (Debian, Ubuntu), dnf provides '*/${file}' (Fedora), pkgfile ${file} (Arch)`

const carriers: { namespaces: string[]; typelib: PackageNames; gir: PackageNames }[] = [
  {
    namespaces: ['GLib', 'GObject', 'Gio', 'GModule'],
    typelib: {
      debian: 'gir1.2-glib-2.0',
      fedora: 'glib2 gobject-introspection',
      arch: 'glib2 gobject-introspection-runtime',
    },
    gir: {
      debian: 'libgirepository1.0-dev or, since Debian 13 and Ubuntu 24.04, gir1.2-glib-2.0-dev',
      fedora: 'gobject-introspection-devel',
      arch: 'gobject-introspection',
    },
  },
  {
    namespaces: ['Gst', 'GstBase', 'GstCheck', 'GstController', 'GstNet'],
    typelib: { debian: 'gir1.2-gstreamer-1.0', fedora: 'gstreamer1', arch: 'gstreamer' },
    gir: { debian: 'libgstreamer1.0-dev', fedora: 'gstreamer1-devel', arch: 'gstreamer' },
  },
  {
    namespaces: [
      ...['GstAllocators', 'GstApp', 'GstAudio', 'GstGL', 'GstGLEGL', 'GstGLWayland', 'GstGLX11'],
      ...['GstPbutils', 'GstRtp', 'GstRtsp', 'GstSdp', 'GstTag', 'GstVideo'],
    ],
    typelib: {
      debian: 'gir1.2-gst-plugins-base-1.0',
      fedora: 'gstreamer1-plugins-base',
      arch: 'gst-plugins-base-libs',
    },
    gir: {
      debian: 'libgstreamer-plugins-base1.0-dev',
      fedora: 'gstreamer1-plugins-base-devel',
      arch: 'gst-plugins-base-libs',
    },
  },
  {
    namespaces: [
      ...['CudaGst', 'GstAnalytics', 'GstBadAudio', 'GstCodecs', 'GstCuda', 'GstInsertBin', 'GstMpegts'],
      ...['GstMse', 'GstPlay', 'GstPlayer', 'GstTranscoder', 'GstVa', 'GstVulkan', 'GstWebRTC'],
    ],
    typelib: {
      debian: 'gir1.2-gst-plugins-bad-1.0',
      fedora: 'gstreamer1-plugins-bad-free-libs',
      arch: 'gst-plugins-bad-libs',
    },
    gir: {
      debian: 'libgstreamer-plugins-bad1.0-dev',
      fedora: 'gstreamer1-plugins-bad-free-devel',
      arch: 'gst-plugins-bad-libs',
    },
  },
  {
    namespaces: ['Gtk', 'Gdk', 'Gsk'],
    typelib: { debian: 'gir1.2-gtk-4.0 or gir1.2-gtk-3.0', fedora: 'gtk4 or gtk3', arch: 'gtk4 or gtk3' },
    gir: { debian: 'libgtk-4-dev or libgtk-3-dev', fedora: 'gtk4-devel or gtk3-devel', arch: 'gtk4 or gtk3' },
  },
]
