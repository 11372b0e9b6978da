import type { Accessor, Member, Method } from './declarations.js'

// What node-gtk's own overrides change: the members that it replaces, by the type that has them.
export function overridden(name: string): Member[] {
  return overrides[name] ?? []
}

// The constants that node-gtk adds to a namespace.
export function added(namespace: string): Accessor[] {
  return namespace === 'GObject' ? fundamentalTypes.map((it) => readonly(`TYPE_${it}`, 'bigint')) : []
}

// What node-gtk gives a type besides what the header declares.
export function addedBases(name: string): string[] {
  return name === 'GObject.Object' ? ['SignalEmitter'] : []
}

// How a type extends a base: without those of its methods that a property of the type hides.
export function extended(name: string, base: string, written: string): string {
  const members = hidden[name]?.[base] ?? []
  if (members.length === 0) return written
  const keys = [...members.map((it) => `'${it}'`), 'keyof SignalEmitter']
  return `Omit<${written}, ${keys.join(' | ')}>, SignalEmitter`
}

// The methods of a type that throw when they are called as its base's method of that name is.
export function refused(name: string): Method[] {
  const signatures = Object.entries(refusals[name] ?? {})
  return signatures.map(([member, parameters]) => method(member, parameters, 'never'))
}

const method = (name: string, parameters: string, result: string): Method => {
  return { kind: 'method', name, notes: {}, parameters, result, olderForms: [] }
}

const readonly = (name: string, read: string): Accessor => {
  return { kind: 'accessor', name, notes: {}, read, write: undefined }
}

const overrides: Partial<Record<string, Member[]>> = {
  'GObject.Object': [
    method('getProperty', 'propertyName: string', 'unknown'),
    method('setProperty', 'propertyName: string, value: unknown', 'void'),
  ],
  'GObject.Value': [method('getBoxed', '', 'unknown')],
  // In an ES module the loop starts later, and there is no status to return yet.
  'Gio.Application': [method('run', 'argv?: readonly string[] | null', 'number | undefined')],
}

const fundamentalTypes = [
  ...['INVALID', 'NONE', 'INTERFACE', 'CHAR', 'UCHAR', 'BOOLEAN', 'INT', 'UINT', 'LONG', 'ULONG', 'INT64'],
  ...['UINT64', 'ENUM', 'FLAGS', 'FLOAT', 'DOUBLE', 'STRING', 'POINTER', 'BOXED', 'PARAM', 'OBJECT', 'GTYPE'],
  ...['VARIANT', 'UNICHAR'],
]

const signal = 'signal: string, callback: AnyHandler, after?: boolean'

const refusals: Partial<Record<string, Record<string, string>>> = {
  'Gio.Cancellable': { connect: signal, disconnect: 'handlerId: number' },
  'Gio.Proxy': { connect: signal },
  'Gio.Socket': { connect: signal },
  'Gio.SocketClient': { connect: signal },
  'Gio.SocketConnection': { connect: signal },
  'Gst.ControlBinding': {
    syncValues: 'timestamp: number | bigint',
    getValue: 'propertyName: string, timestamp: number | bigint',
    getGValueArray:
      'propertyName: string, timestamp: number | bigint, interval: number | bigint, values: readonly GObject.Value[]',
  },
  'GstAllocators.DRMDumbAllocator': {
    alloc: 'size: number | bigint, params?: Gst.AllocationParams | null',
  },
}

const hidden: Partial<Record<string, Record<string, string[]>>> = {
  'GstApp.AppSrc': { 'GstBase.BaseSrc': ['isLive', 'setCaps'] },
}
