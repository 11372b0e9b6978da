// The system packages that this project needs. Each has a cheap check for its presence, which looks at files and runs
// no command.
import { anyPython, command, pkgConfig, plugin, systemCommand, typelib } from './probes.mjs'

/** @typedef {{ id: string, version: number }} Release The ID and VERSION_ID of /etc/os-release. */

/**
 * The needs and their tasks: `build` is for building node-gtk, `run` is for everything, and the other tasks are named
 * after the npm script that needs them.
 *
 * @type {{
 *   tasks: string[], isThere: () => boolean,
 *   debian: string | ((release: Release) => string), fedora: string, arch: string
 * }[]}
 */
export const needs = [
  {
    tasks: ['build'],
    isThere: command('c++', 'make'),
    debian: 'build-essential',
    fedora: 'gcc-c++ make',
    arch: 'base-devel',
  },
  { tasks: ['build'], isThere: command('python3'), debian: 'python3', fedora: 'python3', arch: 'python' },
  {
    tasks: ['build'],
    isThere: command('pkg-config'),
    debian: 'pkg-config',
    fedora: 'pkgconf-pkg-config',
    arch: 'pkgconf',
  },
  {
    tasks: ['build'],
    isThere: pkgConfig('gobject-introspection-1.0'),
    debian: 'libgirepository1.0-dev',
    fedora: 'gobject-introspection-devel',
    arch: 'gobject-introspection',
  },
  {
    tasks: ['build'],
    isThere: pkgConfig('cairo'),
    debian: 'libcairo2-dev',
    fedora: 'cairo-devel',
    arch: 'cairo',
  },
  {
    tasks: ['run'],
    isThere: typelib('GIRepository-2.0'),
    debian: ({ id, version }) =>
      (id === 'debian' && version < 13) || (id === 'ubuntu' && version < 24)
        ? 'gir1.2-glib-2.0'
        : 'gir1.2-girepository-2.0',
    fedora: 'gobject-introspection',
    arch: 'gobject-introspection',
  },
  {
    tasks: ['run'],
    isThere: typelib('Gst-1.0'),
    debian: 'gir1.2-gstreamer-1.0',
    fedora: 'gstreamer1',
    arch: 'gstreamer',
  },
  {
    tasks: ['run'],
    isThere: typelib('GstAllocators-1.0', 'GstApp-1.0', 'GstVideo-1.0'),
    debian: 'gir1.2-gst-plugins-base-1.0',
    fedora: 'gstreamer1-plugins-base',
    arch: 'gst-plugins-base-libs',
  },
  {
    tasks: ['run'],
    isThere: plugin('app', 'videoconvertscale', 'videotestsrc', 'playback'),
    debian: 'gstreamer1.0-plugins-base',
    fedora: 'gstreamer1-plugins-base',
    arch: 'gst-plugins-base',
  },
  {
    tasks: ['run'],
    isThere: plugin('vpx', 'matroska', 'png', 'video4linux2'),
    debian: 'gstreamer1.0-plugins-good',
    fedora: 'gstreamer1-plugins-good',
    arch: 'gst-plugins-good',
  },
  {
    tasks: ['test', 'bench'],
    isThere: command('cc', 'pkg-config'),
    debian: 'gcc pkg-config',
    fedora: 'gcc pkgconf-pkg-config',
    arch: 'gcc pkgconf',
  },
  { tasks: ['test'], isThere: command('git'), debian: 'git', fedora: 'git', arch: 'git' },
  {
    tasks: ['test', 'bench'],
    isThere: pkgConfig('gstreamer-1.0'),
    debian: 'libgstreamer1.0-dev',
    fedora: 'gstreamer1-devel',
    arch: 'gstreamer',
  },
  {
    tasks: ['test', 'bench'],
    isThere: pkgConfig('gstreamer-allocators-1.0'),
    debian: 'libgstreamer-plugins-base1.0-dev',
    fedora: 'gstreamer1-plugins-base-devel',
    arch: 'gst-plugins-base-libs',
  },
  {
    tasks: ['test', 'sweep'],
    isThere: plugin('videoparsersbad', 'rist', 'interlace', 'mpegtsmux'),
    debian: 'gstreamer1.0-plugins-bad',
    fedora: 'gstreamer1-plugins-bad-free',
    arch: 'gst-plugins-bad',
  },
  {
    tasks: ['sweep'],
    isThere: plugin('asf', 'realmedia'),
    debian: 'gstreamer1.0-plugins-ugly',
    fedora: 'gstreamer1-plugins-ugly-free',
    arch: 'gst-plugins-ugly',
  },
  {
    tasks: ['bench'],
    isThere: anyPython('gi/overrides/Gst.py'),
    debian: 'python3-gst-1.0',
    fedora: 'python3-gstreamer1',
    arch: 'gst-python',
  },
  { tasks: ['bench'], isThere: command('gjs'), debian: 'gjs', fedora: 'gjs', arch: 'gjs' },
  {
    tasks: ['vm'],
    isThere: command('qemu-system-x86_64'),
    debian: 'qemu-system-x86',
    fedora: 'qemu-system-x86-core qemu-device-display-virtio-gpu-pci',
    arch: 'qemu-system-x86 qemu-hw-display-virtio-gpu-pci',
  },
  {
    tasks: ['vm'],
    isThere: systemCommand('busybox'),
    debian: 'busybox-static',
    fedora: 'busybox',
    arch: 'busybox',
  },
  { tasks: ['vm'], isThere: systemCommand('depmod'), debian: 'kmod', fedora: 'kmod', arch: 'kmod' },
  { tasks: ['vm'], isThere: command('xz'), debian: 'xz-utils', fedora: 'xz', arch: 'xz' },
  {
    tasks: ['vm'],
    isThere: plugin('kms'),
    debian: 'gstreamer1.0-plugins-bad',
    fedora: 'gstreamer1-plugins-bad-free',
    arch: 'gst-plugins-bad',
  },
]
