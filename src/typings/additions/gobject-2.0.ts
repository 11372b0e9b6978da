import { type Addition, method, readonly } from './addition.js'

const fundamentals = [
  ...['INVALID', 'NONE', 'INTERFACE', 'CHAR', 'UCHAR', 'BOOLEAN', 'INT', 'UINT', 'LONG', 'ULONG', 'INT64'],
  ...['UINT64', 'ENUM', 'FLAGS', 'FLOAT', 'DOUBLE', 'STRING', 'POINTER', 'BOXED', 'PARAM', 'OBJECT', 'GTYPE'],
  ...['VARIANT', 'UNICHAR'],
]

export const additions: Addition[] = [
  {
    reason: 'The methods for signals come from the class that node-gtk puts above GObject',
    bases: { Object: ['SignalEmitter'] },
  },
  {
    reason: 'They are macros in C; node-gtk looks the types up',
    constants: fundamentals.map((it) => readonly(`TYPE_${it}`, 'bigint')),
  },
  {
    reason: 'A GValue may hold no GParamSpec, which the header does not say',
    members: { Value: [method('getParam', [], 'ParamSpec | null')] },
  },
  {
    reason: 'node-gtk replaces them: what they take and give is the value itself, and no GValue',
    members: {
      Object: [
        method('getProperty', ['propertyName: string'], 'unknown'),
        method('setProperty', ['propertyName: string', 'value: unknown'], 'void'),
      ],
      Value: [method('getBoxed', [], 'unknown')],
    },
  },
]
