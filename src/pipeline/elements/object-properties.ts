import { GstAllocatorsError, wrongType } from '../../errors/index.js'
import { c } from '../../ffi/index.js'
import {
  classOf,
  fillValue,
  findSpec,
  isA,
  nearestProperty,
  type PropertySpec,
  readProperty,
  stateName,
  stateOf,
  type Value,
  writeProperty,
} from '../../gst/index.js'
import { findChild } from './find-child.js'
import type { Owner } from './owner.js'
import { fillPad } from './pad-value.js'
import { protectionReason } from './protected-properties.js'
import { readValue } from './read-value.js'
import { accessTo, gone, type Subject } from './subject.js'

/** Reads a property of an object, or of a child of it: `'sink_1::xpos'`. */
export async function getObjectProperty(
  subject: Subject,
  owner: Owner,
  name: string,
): Promise<Value | object> {
  checkUse(subject, owner, 'read', name)
  return findChild(subject, owner, 'read', name, async (child, property) => {
    const spec = specOf(child, 'read', property)
    if (!spec.isReadable) throw noAccess(child, 'read', property, 'it is write-only')
    return readProperty(accessTo(child, owner, 'read', spec), (value) => {
      const object = holdsPart(spec) ? c.g_value_get_object(value) : null
      return (object === null ? undefined : owner.partFor(object)) ?? readValue(value)
    })
  })
}

/** Returns true for a property whose value is an element or a pad. */
function holdsPart({ type }: PropertySpec): boolean {
  return [c.gst_element_get_type(), c.gst_pad_get_type()].some(
    (part) => c.g_type_is_a(type, BigInt(part)) !== 0,
  )
}

/** Sets a property of an object, or of a child of it. */
export async function setObjectProperty(
  subject: Subject,
  owner: Owner,
  name: string,
  value: unknown,
): Promise<void> {
  checkUse(subject, owner, 'set', name)
  await findChild(subject, owner, 'set', name, async (child, property) => {
    const spec = specOf(child, 'set', property)
    checkAccess(child, owner, spec, value)
    const access = accessTo(child, owner, 'set', spec, () => {
      checkState(child, owner, spec)
    })
    await writeProperty(access, (gvalue) => {
      if (!fillPad(gvalue, spec, child, value)) fillValue(gvalue, spec, value)
    })
  })
}

function checkUse({ name: subject }: Subject, { disposed }: Owner, verb: string, name: string): void {
  if (disposed) throw gone(subject, `${verb} a property of`)
  if (typeof name !== 'string') throw wrongType('name', 'a string', name)
}

function specOf(subject: Subject, verb: string, name: string): PropertySpec {
  const objectClass = classOf(subject.object)
  const spec = findSpec(objectClass, name)
  // GLib also accepts other spellings of a name, and ignores what follows a NUL.
  if (spec?.name === name) return spec
  throw new GstAllocatorsError(
    'ERR_NO_PROPERTY',
    `Cannot ${verb} ${name} of '${subject.name}': ${subject.kind} has no such property${nearestProperty(objectClass, name)}`,
    { element: subject.name, property: name },
  )
}

function checkAccess(subject: Subject, owner: Owner, spec: PropertySpec, value: unknown): void {
  const { name } = spec
  if (name === 'name' && isA(subject.object, c.gst_object_get_type()))
    throw noAccess(subject, 'set', name, 'the description sets it')
  if (!spec.isWritable) {
    const otherwise = spec.isReadable ? 'it is read-only' : 'it is construct-only'
    const why = spec.reason === undefined ? otherwise : `only a description sets it: ${spec.reason}`
    throw noAccess(subject, 'set', name, why)
  }
  const reserved = protectionReason(subject.kind, name, value)
  if (reserved !== undefined) throw noAccess(subject, 'set', name, reserved)
  checkState(subject, owner, spec)
}

/** Throws if the state of the element, or the one that it is changing to, is too high to set the property. */
function checkState(
  subject: Subject,
  { nextState }: Owner,
  { name, highestState, reason }: PropertySpec,
): void {
  if (highestState === undefined) return
  const { current, pending } = stateOf(subject.element)
  const next = Math.max(pending, nextState)
  if (Math.max(current, next) <= highestState) return
  const state = current > highestState ? `is ${stateName(current)}` : `is changing to ${stateName(next)}`
  const why = reason === undefined ? '' : `: ${reason}`
  throw noAccess(
    subject,
    'set',
    name,
    `the element ${state}, but this property can be set only in ${stateName(highestState)} or below${why}`,
  )
}

function noAccess(subject: Subject, verb: string, property: string, why: string): GstAllocatorsError {
  return new GstAllocatorsError(
    'ERR_PROPERTY_ACCESS',
    `Cannot ${verb} ${property} of '${subject.name}': ${why}`,
    { element: subject.name, property },
  )
}
