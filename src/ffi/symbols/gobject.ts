import { type Pointer, symbolsOf } from './symbol.js'

const symbol = symbolsOf('gobject')

/** What is called of this library, and why. */
export const gobject = {
  g_object_ref: symbol<(object: Pointer) => Pointer>(
    'void* g_object_ref(void* object)',
    'spares node-gtk’s toggle notification with each memory',
  ),
  g_object_unref: symbol<(object: Pointer) => void>(
    'void g_object_unref(void* object)',
    'gives the reference of g_object_ref back',
  ),
  g_value_init: symbol<(value: Pointer, type: Pointer) => Pointer>(
    'void* g_value_init(void* value, size_t type)',
    'node-gtk makes a wrapper of a pointer only by way of a GValue',
  ),
  g_value_set_boxed: symbol<(value: Pointer, boxed: Pointer) => void>(
    'void g_value_set_boxed(void* value, void* boxed)',
    'node-gtk makes a wrapper of a pointer only by way of a GValue',
  ),
  g_value_unset: symbol<(value: Pointer) => void>(
    'void g_value_unset(void* value)',
    'frees what a GValue holds',
  ),
  g_value_set_object: symbol<(value: Pointer, object: Pointer) => void>(
    'void g_value_set_object(void* value, void* object)',
    'node-gtk makes a wrapper of a pointer only by way of a GValue',
  ),
  g_value_get_boolean: symbol<(value: Pointer) => number>(
    'int g_value_get_boolean(void* value)',
    'node-gtk cannot convert every GValue, such as a fraction or a list',
  ),
  g_value_get_schar: symbol<(value: Pointer) => number>(
    'int8 g_value_get_schar(void* value)',
    'node-gtk cannot convert every GValue, such as a fraction or a list',
  ),
  g_value_get_uchar: symbol<(value: Pointer) => number>(
    'uint8 g_value_get_uchar(void* value)',
    'node-gtk cannot convert every GValue, such as a fraction or a list',
  ),
  g_value_get_int: symbol<(value: Pointer) => number>(
    'int g_value_get_int(void* value)',
    'node-gtk cannot convert every GValue, such as a fraction or a list',
  ),
  g_value_get_uint: symbol<(value: Pointer) => number>(
    'uint g_value_get_uint(void* value)',
    'node-gtk cannot convert every GValue, such as a fraction or a list',
  ),
  g_value_get_long: symbol<(value: Pointer) => number | bigint>(
    'long g_value_get_long(void* value)',
    'node-gtk cannot convert every GValue, such as a fraction or a list',
  ),
  g_value_get_ulong: symbol<(value: Pointer) => number | bigint>(
    'ulong g_value_get_ulong(void* value)',
    'node-gtk cannot convert every GValue, such as a fraction or a list',
  ),
  g_value_get_int64: symbol<(value: Pointer) => number | bigint>(
    'int64 g_value_get_int64(void* value)',
    'node-gtk cannot convert every GValue, such as a fraction or a list',
  ),
  g_value_get_uint64: symbol<(value: Pointer) => number | bigint>(
    'uint64 g_value_get_uint64(void* value)',
    'node-gtk cannot convert every GValue, such as a fraction or a list',
  ),
  g_value_get_float: symbol<(value: Pointer) => number>(
    'float g_value_get_float(void* value)',
    'node-gtk cannot convert every GValue, such as a fraction or a list',
  ),
  g_value_get_double: symbol<(value: Pointer) => number>(
    'double g_value_get_double(void* value)',
    'node-gtk cannot convert every GValue, such as a fraction or a list',
  ),
  g_value_get_string: symbol<(value: Pointer) => string | null>(
    'const char* g_value_get_string(void* value)',
    'node-gtk cannot convert every GValue, such as a fraction or a list',
  ),
  g_value_get_enum: symbol<(value: Pointer) => number>(
    'int g_value_get_enum(void* value)',
    'node-gtk cannot convert every GValue, such as a fraction or a list',
  ),
  g_value_get_flags: symbol<(value: Pointer) => number>(
    'uint g_value_get_flags(void* value)',
    'node-gtk cannot convert every GValue, such as a fraction or a list',
  ),
  g_value_get_object: symbol<(value: Pointer) => Pointer | null>(
    'void* g_value_get_object(void* value)',
    'an iterator gives its elements in GValues',
  ),
  g_value_get_boxed: symbol<(value: Pointer) => Pointer | null>(
    'void* g_value_get_boxed(void* value)',
    'node-gtk cannot convert every GValue, such as a fraction or a list',
  ),
  g_type_name: symbol<(type: Pointer) => string | null>(
    'const char* g_type_name(size_t type)',
    'says what a GValue holds',
  ),
  g_type_fundamental: symbol<(type: Pointer) => number | bigint>(
    'size_t g_type_fundamental(size_t type)',
    'says what a GValue holds',
  ),
  g_type_is_a: symbol<(type: Pointer, base: Pointer) => number>(
    'int g_type_is_a(size_t type, size_t base)',
    'tells appsink and appsrc from other elements before any wrapper is made',
  ),
  g_type_class_ref: symbol<(type: Pointer) => Pointer>(
    'void* g_type_class_ref(size_t type)',
    'node-gtk hands out no class structs',
  ),
  g_type_register_static_simple: symbol<
    (
      parent: Pointer,
      name: string,
      classSize: number,
      classInit: null,
      instanceSize: number,
      instanceInit: null,
      flags: number,
    ) => number | bigint
  >(
    'size_t g_type_register_static_simple(size_t parent, str name, uint classSize, void* classInit, uint instanceSize, void* instanceInit, int flags)',
    'a class of appsinks that answer an allocation query, which node-gtk cannot override without JavaScript',
  ),
  g_enum_get_value: symbol<(enumClass: Pointer, value: number) => Pointer | null>(
    'void* g_enum_get_value(void* enumClass, int value)',
    'the nick of a value',
  ),
  g_object_class_find_property: symbol<(objectClass: Pointer, name: string) => Pointer | null>(
    'void* g_object_class_find_property(void* objectClass, str name)',
    'node-gtk hands out no class structs',
  ),
  g_object_class_list_properties: symbol<(objectClass: Pointer, count: Pointer) => Pointer>(
    'void* g_object_class_list_properties(void* objectClass, void* count)',
    'node-gtk hands out no class structs',
  ),
  g_value_set_string: symbol<(value: Pointer, text: string | null) => void>(
    'void g_value_set_string(void* value, str text)',
    'node-gtk takes an unknown property, and a value out of range, without a word',
  ),
  g_object_get_property: symbol<(object: Pointer, name: string, value: Pointer) => void>(
    'void g_object_get_property(void* object, str name, void* value)',
    'properties whose type node-gtk cannot convert',
  ),
  g_object_set_property: symbol<(object: Pointer, name: string, value: Pointer) => void>(
    'void g_object_set_property(void* object, str name, void* value)',
    'node-gtk takes an unknown name, and a value out of range, without a word',
  ),
  g_signal_connect_data: symbol<
    (
      object: Pointer,
      signal: string,
      handler: Pointer,
      data: Pointer,
      destroy: null,
      flags: number,
    ) => number | bigint
  >(
    'ulong g_signal_connect_data(void* object, str signal, void* handler, void* data, void* destroy, int flags)',
    'connects a C function, which no JavaScript can',
  ),
  g_signal_handler_disconnect: symbol<(object: Pointer, id: number | bigint) => void>(
    'void g_signal_handler_disconnect(void* object, ulong id)',
    'takes off what g_signal_connect_data connected',
  ),
} as const
