// More than 200 lines, because it is a table with one entry for each symbol.
import { type Pointer, symbolsOf } from './symbol.js'

const symbol = symbolsOf('gobject')

/** The symbols of this library that are called directly, with the reasons. */
export const gobject = {
  g_object_ref: symbol<(object: Pointer) => Pointer>(
    'void* g_object_ref(void* object)',
    'avoids node-gtk’s toggle reference for each memory',
  ),
  g_object_unref: symbol<(object: Pointer) => void>(
    'void g_object_unref(void* object)',
    'drops the reference of g_object_ref',
  ),
  g_type_from_name: symbol<(name: string) => number | bigint>(
    'size_t g_type_from_name(str name)',
    'another copy of this package may have registered the name',
  ),
  g_value_init: symbol<(value: Pointer, type: Pointer) => Pointer>(
    'void* g_value_init(void* value, size_t type)',
    'node-gtk creates a wrapper for a pointer only through a GValue',
  ),
  g_value_set_enum: symbol<(value: Pointer, number: number) => void>(
    'void g_value_set_enum(void* value, int number)',
    'the text of a number may be the nick of another value',
  ),
  g_value_set_flags: symbol<(value: Pointer, flags: number) => void>(
    'void g_value_set_flags(void* value, uint flags)',
    'a nick may have a + in it',
  ),
  g_value_set_boxed: symbol<(value: Pointer, boxed: Pointer) => void>(
    'void g_value_set_boxed(void* value, void* boxed)',
    'node-gtk creates a wrapper for a pointer only through a GValue',
  ),
  g_value_unset: symbol<(value: Pointer) => void>(
    'void g_value_unset(void* value)',
    'frees the content of a GValue',
  ),
  g_value_set_object: symbol<(value: Pointer, object: Pointer) => void>(
    'void g_value_set_object(void* value, void* object)',
    'node-gtk creates a wrapper for a pointer only through a GValue',
  ),
  g_value_get_boolean: symbol<(value: Pointer) => number>(
    'int g_value_get_boolean(void* value)',
    'node-gtk cannot convert some GValues, such as fractions and lists',
  ),
  g_value_get_schar: symbol<(value: Pointer) => number>(
    'int8 g_value_get_schar(void* value)',
    'node-gtk cannot convert some GValues, such as fractions and lists',
  ),
  g_value_get_uchar: symbol<(value: Pointer) => number>(
    'uint8 g_value_get_uchar(void* value)',
    'node-gtk cannot convert some GValues, such as fractions and lists',
  ),
  g_value_get_int: symbol<(value: Pointer) => number>(
    'int g_value_get_int(void* value)',
    'node-gtk cannot convert some GValues, such as fractions and lists',
  ),
  g_value_get_uint: symbol<(value: Pointer) => number>(
    'uint g_value_get_uint(void* value)',
    'node-gtk cannot convert some GValues, such as fractions and lists',
  ),
  g_value_get_long: symbol<(value: Pointer) => number | bigint>(
    'long g_value_get_long(void* value)',
    'node-gtk cannot convert some GValues, such as fractions and lists',
  ),
  g_value_get_ulong: symbol<(value: Pointer) => number | bigint>(
    'ulong g_value_get_ulong(void* value)',
    'node-gtk cannot convert some GValues, such as fractions and lists',
  ),
  g_value_get_int64: symbol<(value: Pointer) => number | bigint>(
    'int64 g_value_get_int64(void* value)',
    'node-gtk cannot convert some GValues, such as fractions and lists',
  ),
  g_value_get_uint64: symbol<(value: Pointer) => number | bigint>(
    'uint64 g_value_get_uint64(void* value)',
    'node-gtk cannot convert some GValues, such as fractions and lists',
  ),
  g_value_get_float: symbol<(value: Pointer) => number>(
    'float g_value_get_float(void* value)',
    'node-gtk cannot convert some GValues, such as fractions and lists',
  ),
  g_value_get_double: symbol<(value: Pointer) => number>(
    'double g_value_get_double(void* value)',
    'node-gtk cannot convert some GValues, such as fractions and lists',
  ),
  g_value_get_string: symbol<(value: Pointer) => string | null>(
    'const char* g_value_get_string(void* value)',
    'node-gtk cannot convert some GValues, such as fractions and lists',
  ),
  g_value_get_enum: symbol<(value: Pointer) => number>(
    'int g_value_get_enum(void* value)',
    'node-gtk cannot convert some GValues, such as fractions and lists',
  ),
  g_value_get_flags: symbol<(value: Pointer) => number>(
    'uint g_value_get_flags(void* value)',
    'node-gtk cannot convert some GValues, such as fractions and lists',
  ),
  g_value_get_object: symbol<(value: Pointer) => Pointer | null>(
    'void* g_value_get_object(void* value)',
    'iterators return elements in GValues',
  ),
  g_value_get_boxed: symbol<(value: Pointer) => Pointer | null>(
    'void* g_value_get_boxed(void* value)',
    'node-gtk cannot convert some GValues, such as fractions and lists',
  ),
  g_type_name: symbol<(type: Pointer) => string | null>(
    'const char* g_type_name(size_t type)',
    'determines what a GValue holds',
  ),
  g_gtype_get_type: symbol<() => number | bigint>(
    'size_t g_gtype_get_type()',
    'finds the class of pads that an element does not have yet',
  ),
  g_value_get_gtype: symbol<(value: Pointer) => number | bigint>(
    'size_t g_value_get_gtype(void* value)',
    'finds the class of pads that an element does not have yet',
  ),
  g_param_spec_get_default_value: symbol<(spec: Pointer) => Pointer>(
    'void* g_param_spec_get_default_value(void* spec)',
    'an element may crash on a NULL in a description unless that is its default',
  ),
  g_param_value_validate: symbol<(spec: Pointer, value: Pointer) => number>(
    'int g_param_value_validate(void* spec, void* value)',
    'GLib logs a CRITICAL for a value out of range in a description: this finds it before',
  ),
  g_boxed_copy: symbol<(type: Pointer, boxed: Pointer) => Pointer>(
    'void* g_boxed_copy(size_t type, void* boxed)',
    'node-gtk gives away the reference of a wrapper when a method consumes its object',
  ),
  g_boxed_free: symbol<(type: Pointer, boxed: Pointer) => void>(
    'void g_boxed_free(size_t type, void* boxed)',
    'frees the result of g_boxed_copy',
  ),
  g_type_fundamental: symbol<(type: Pointer) => number | bigint>(
    'size_t g_type_fundamental(size_t type)',
    'determines what a GValue holds',
  ),
  g_type_is_a: symbol<(type: Pointer, base: Pointer) => number>(
    'int g_type_is_a(size_t type, size_t base)',
    'recognises appsink and appsrc before a wrapper exists',
  ),
  g_type_class_ref: symbol<(type: Pointer) => Pointer>(
    'void* g_type_class_ref(size_t type)',
    'node-gtk does not expose class structs',
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
    'registers an appsink subclass that answers allocation queries in C: node-gtk can only override with JavaScript',
  ),
  g_enum_get_value: symbol<(enumClass: Pointer, value: number) => Pointer | null>(
    'void* g_enum_get_value(void* enumClass, int value)',
    'reads the nick of an enum value',
  ),
  g_object_class_find_property: symbol<(objectClass: Pointer, name: string) => Pointer | null>(
    'void* g_object_class_find_property(void* objectClass, str name)',
    'node-gtk does not expose class structs',
  ),
  g_object_class_list_properties: symbol<(objectClass: Pointer, count: Pointer) => Pointer>(
    'void* g_object_class_list_properties(void* objectClass, void* count)',
    'node-gtk does not expose class structs',
  ),
  g_value_set_string: symbol<(value: Pointer, text: string | null) => void>(
    'void g_value_set_string(void* value, str text)',
    'node-gtk ignores unknown properties and out-of-range values without an error',
  ),
  g_object_get_property: symbol<(object: Pointer, name: string, value: Pointer) => void>(
    'void g_object_get_property(void* object, str name, void* value)',
    'reads properties whose type node-gtk cannot convert',
  ),
  g_object_set_property: symbol<(object: Pointer, name: string, value: Pointer) => void>(
    'void g_object_set_property(void* object, str name, void* value)',
    'node-gtk ignores unknown properties and out-of-range values without an error',
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
    'connects a C function as the handler, which introspection cannot do',
  ),
  g_signal_handler_disconnect: symbol<(object: Pointer, id: number | bigint) => void>(
    'void g_signal_handler_disconnect(void* object, ulong id)',
    'disconnects what g_signal_connect_data connected',
  ),
  g_value_take_boxed: symbol<(value: Pointer, boxed: Pointer) => void>(
    'void g_value_take_boxed(void* value, void* boxed)',
    'fills a GValue of a kind that node-gtk cannot make',
  ),
  g_value_set_float: symbol<(value: Pointer, number: number) => void>(
    'void g_value_set_float(void* value, float number)',
    'text has no form for an infinite number',
  ),
  g_value_set_double: symbol<(value: Pointer, number: number) => void>(
    'void g_value_set_double(void* value, double number)',
    'text has no form for an infinite number',
  ),
  g_value_array_new: symbol<(size: number) => Pointer>(
    'void* g_value_array_new(uint size)',
    'builds a GValue of a kind that node-gtk cannot make',
  ),
  g_value_array_append: symbol<(array: Pointer, value: Pointer) => Pointer>(
    'void* g_value_array_append(void* array, void* value)',
    'builds a GValue of a kind that node-gtk cannot make',
  ),
} as const
