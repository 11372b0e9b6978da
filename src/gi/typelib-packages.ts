/** Says, in words for an error message, which package carries the typelib of a namespace. */
export function typelibPackages(name: string, version: string): string {
  const carrier = carriers.find(({ namespaces }) => namespaces.includes(name))
  if (carrier === undefined)
    return `Find the package that has ${name}-*.typelib: apt-file search ${name}- (Debian, Ubuntu), dnf provides '*/${name}-*.typelib' (Fedora), pkgfile ${name}-${version}.typelib (Arch)`
  const { debian, fedora, arch } = carrier
  return `Install ${debian} (Debian, Ubuntu), ${fedora} (Fedora) or ${arch} (Arch)`
}

const carriers = [
  {
    namespaces: ['GLib', 'GObject', 'Gio', 'GModule'],
    debian: 'gir1.2-glib-2.0',
    fedora: 'glib2 gobject-introspection',
    arch: 'glib2 gobject-introspection-runtime',
  },
  {
    namespaces: ['Gst', 'GstBase', 'GstCheck', 'GstController', 'GstNet'],
    debian: 'gir1.2-gstreamer-1.0',
    fedora: 'gstreamer1',
    arch: 'gstreamer',
  },
  {
    namespaces: [
      'GstAllocators',
      'GstApp',
      'GstAudio',
      'GstGL',
      'GstPbutils',
      'GstRtp',
      'GstRtsp',
      'GstSdp',
      'GstTag',
      'GstVideo',
    ],
    debian: 'gir1.2-gst-plugins-base-1.0',
    fedora: 'gstreamer1-plugins-base',
    arch: 'gst-plugins-base-libs',
  },
  {
    namespaces: [
      'GstPlayer',
      'GstPlay',
      'GstWebRTC',
      'GstCodecs',
      'GstCuda',
      'GstVa',
      'GstMpegts',
      'GstInsertBin',
    ],
    debian: 'gir1.2-gst-plugins-bad-1.0',
    fedora: 'gstreamer1-plugins-bad-free-libs',
    arch: 'gst-plugins-bad-libs',
  },
]
