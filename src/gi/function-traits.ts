/** What is special about a C function that node-gtk 4.1 does not handle. */
export interface FunctionTraits {
  /** Whether a result may point into an argument: a struct of which the caller gets no reference. */
  readonly borrows: boolean
  /** Whether it is a method, which node-gtk calls with whatever object it is given. */
  readonly isMethod: boolean
  /** Whether it takes over a reference to the object that it is a method of. */
  readonly consumesSelf: boolean
  /** The callbacks that it takes, in order; undefined if it takes none. */
  readonly callbacks: readonly CallbackTraits[] | undefined
}

/** What is special about a callback. */
export interface CallbackTraits {
  /** The full name of its type, such as `'Gst.PadProbeCallback'`. */
  readonly name: string
  /** The full name of the number type that it must return; undefined if it returns no number. */
  readonly resultType: string | undefined
  /** What C gets in the place of a result, if there is none. */
  readonly fallback: number | false
  /** The positions of mini-objects to which C gives the callback a reference. */
  readonly owned: readonly number[]
}

/** The part of GIRepository that node-gtk uses itself. Each parameter is its wrapper of an info. */
export interface Introspection {
  readonly functions: {
    readonly InfoType: Readonly<
      Record<'CALLBACK' | 'STRUCT' | 'BOXED' | 'UNION' | 'OBJECT' | 'ENUM' | 'FLAGS', number>
    >
    readonly TypeTag: Readonly<Record<'VOID' | 'BOOLEAN' | 'INT8' | 'UINT64' | 'INTERFACE', number>>
    readonly Direction: Readonly<Record<'IN', number>>
    readonly Transfer: Readonly<Record<'NOTHING' | 'EVERYTHING', number>>
    readonly BaseInfo_get_type: { call(info: object): number }
    readonly BaseInfo_get_name: { call(info: object): string }
    readonly BaseInfo_get_namespace: { call(info: object): string }
    callable_info_get_n_args(info: object): number
    callable_info_get_arg(info: object, index: number): object
    callable_info_get_caller_owns(info: object): number
    function_info_get_flags(info: object): number
    callable_info_get_instance_ownership_transfer(info: object): number
    callable_info_get_return_type(info: object): object
    arg_info_get_type(info: object): object
    arg_info_get_direction(info: object): number
    arg_info_get_ownership_transfer(info: object): number
    type_info_get_tag(info: object): number
    type_info_get_interface(info: object): object
  }
  /** Makes node-gtk build a class now. */
  loadClass(namespace: string, name: string): unknown
}

/** Reads the traits of a function. Loads the classes of its callbacks' arguments. */
export function readTraits(info: object, introspection: Introspection): FunctionTraits {
  const { functions: gi } = introspection
  const { IN } = gi.Direction
  const isBorrowed = (type: object, transfer: number) =>
    transfer === gi.Transfer.NOTHING && isStruct(interfaceOf(type, gi), gi)
  const parameters = argumentsOf(info, gi)
  const callbacks = parameters
    .map(({ type }) => interfaceOf(type, gi))
    .filter((type) => type?.kind === gi.InfoType.CALLBACK && type.name !== 'DestroyNotify')
  return {
    borrows:
      isBorrowed(gi.callable_info_get_return_type(info), gi.callable_info_get_caller_owns(info)) ||
      parameters.some(({ type, direction, transfer }) => direction !== IN && isBorrowed(type, transfer)),
    isMethod: (gi.function_info_get_flags(info) & (IS_METHOD | IS_CONSTRUCTOR)) === IS_METHOD,
    consumesSelf:
      gi.callable_info_get_instance_ownership_transfer(info) === gi.Transfer.EVERYTHING &&
      !releases.test(gi.BaseInfo_get_name.call(info)),
    callbacks:
      callbacks.length === 0
        ? undefined
        : callbacks.flatMap((callback) =>
            callback === undefined ? [] : [readCallback(callback, introspection)],
          ),
  }
}

// GIFunctionInfoFlags.
const IS_METHOD = 1
const IS_CONSTRUCTOR = 2
// After a call of these, node-gtk forgets the object.
const releases = /(^|_)(free|unref)$/

function readCallback({ info, fullName }: Interface, introspection: Introspection): CallbackTraits {
  const { functions: gi } = introspection
  const parameters = argumentsOf(info, gi).map(({ type, transfer }) => ({
    type: interfaceOf(type, gi),
    transfer,
  }))
  for (const { type } of parameters) if (type !== undefined) loadClasses(type, introspection)
  const returned = gi.callable_info_get_return_type(info)
  const result = interfaceOf(returned, gi)
  const tag = gi.type_info_get_tag(returned)
  const isNumber =
    result === undefined
      ? tag >= gi.TypeTag.INT8 && tag <= gi.TypeTag.UINT64
      : result.kind === gi.InfoType.ENUM || result.kind === gi.InfoType.FLAGS
  const resultType = isNumber ? (result?.fullName ?? 'number') : undefined
  return {
    name: fullName,
    resultType,
    fallback: tag === gi.TypeTag.BOOLEAN ? false : (fallbacks[resultType ?? ''] ?? 0),
    owned: parameters.flatMap(({ type, transfer }, index) =>
      transfer === gi.Transfer.EVERYTHING && miniObjects.has(type?.fullName ?? '') ? [index] : [],
    ),
  }
}

/**
 * Loads the classes of a callback's argument. If node-gtk makes the first wrapper of a class for an argument of a
 * callback, the methods of the class are missing from then on.
 */
function loadClasses({ namespace, name, fullName, kind }: Interface, introspection: Introspection): void {
  const { InfoType } = introspection.functions
  if (kind === InfoType.CALLBACK) return
  introspection.loadClass(namespace, name)
  if (fullName === 'Gst.Pad')
    for (const other of ['ProxyPad', 'GhostPad']) introspection.loadClass(namespace, other)
}

// A failed callback lets data and messages pass, and ends a stream with an error.
const fallbacks: Readonly<Partial<Record<string, number>>> = {
  'Gst.PadProbeReturn': 1,
  'Gst.BusSyncReply': 1,
  'Gst.FlowReturn': -5,
}

const miniObjects = new Set(['Gst.Buffer', 'Gst.BufferList', 'Gst.Event', 'Gst.Message', 'Gst.Query'])

interface Parameter {
  readonly type: object
  readonly direction: number
  readonly transfer: number
}

function argumentsOf(info: object, gi: Introspection['functions']): Parameter[] {
  return Array.from({ length: gi.callable_info_get_n_args(info) }, (_, index) => {
    const argument = gi.callable_info_get_arg(info, index)
    return {
      type: gi.arg_info_get_type(argument),
      direction: gi.arg_info_get_direction(argument),
      transfer: gi.arg_info_get_ownership_transfer(argument),
    }
  })
}

/** A type of a namespace. */
interface Interface {
  readonly info: object
  readonly kind: number
  readonly namespace: string
  readonly name: string
  readonly fullName: string
}

function interfaceOf(type: object, gi: Introspection['functions']): Interface | undefined {
  if (gi.type_info_get_tag(type) !== gi.TypeTag.INTERFACE) return undefined
  const info = gi.type_info_get_interface(type)
  const namespace = gi.BaseInfo_get_namespace.call(info)
  const name = gi.BaseInfo_get_name.call(info)
  return { info, kind: gi.BaseInfo_get_type.call(info), namespace, name, fullName: `${namespace}.${name}` }
}

function isStruct(type: Interface | undefined, { InfoType }: Introspection['functions']): boolean {
  return type !== undefined && [InfoType.STRUCT, InfoType.BOXED, InfoType.UNION].includes(type.kind)
}
