import type { PackageNames } from './package-names.js'

/** The commands that install the build dependencies of node-gtk. */
export const bridgeBuildCommands: PackageNames = {
  debian:
    'apt-get install build-essential python3 pkg-config libgirepository1.0-dev libcairo2-dev gir1.2-girepository-2.0',
  fedora: 'dnf install gcc-c++ make python3 pkgconf gobject-introspection-devel cairo-devel',
  arch: 'pacman -S base-devel python gobject-introspection cairo',
}
