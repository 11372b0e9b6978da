import type { Addition } from '../adapt/addition.js'
import { method, readonly } from './members.js'

const fundamentals = [
  ...['INVALID', 'NONE', 'INTERFACE', 'CHAR', 'UCHAR', 'BOOLEAN', 'INT', 'UINT', 'LONG', 'ULONG', 'INT64'],
  ...['UINT64', 'ENUM', 'FLAGS', 'FLOAT', 'DOUBLE', 'STRING', 'POINTER', 'BOXED', 'PARAM', 'OBJECT', 'GTYPE'],
  ...['VARIANT', 'UNICHAR'],
]

export const additions: Addition[] = [
  {
    reason: 'The methods for signals come from the base class that node-gtk gives GObject',
    bases: { Object: ['SignalEmitter'] },
  },
  {
    reason: 'They are macros in C; node-gtk looks up the types',
    constants: fundamentals.map((it) => readonly(`TYPE_${it}`, 'bigint')),
  },
  {
    reason: 'A GValue need not hold a GParamSpec, which the header does not say',
    members: { Value: [method('getParam', [], 'ParamSpec | null')] },
  },
  {
    reason: 'node-gtk replaces them: they take and return the value itself, not a GValue',
    members: {
      Object: [
        method('getProperty', ['propertyName: string'], 'unknown'),
        method('setProperty', ['propertyName: string', 'value: unknown'], 'void'),
      ],
      Value: [method('getBoxed', [], 'unknown')],
    },
  },
]
