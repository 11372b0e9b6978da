import type { Pointer } from '../../ffi/index.js'
import { TextFault, UnknownFault } from '../text/text-fault.js'
import { splitAssignment } from './assignment.js'
import { type AssignmentFault, checkAssignment, isKnown, isSetOnce } from './check-assignment.js'
import { childClasses } from './child-classes.js'
import type { PartOutline } from './outline.js'

/** Throws a {@link TextFault} for a property that would make GStreamer log a CRITICAL. */
export function checkProperties(
  part: PartOutline,
  elementClass: Pointer,
  checkNested: (description: string) => void,
): void {
  const seen = new Set<string>()
  for (const token of part.assignments.filter(({ kind }) => kind === 'assignment')) {
    const assignment = splitAssignment(token.text)
    const { name, value } = assignment
    const refuse = ({ why, required }: AssignmentFault) => {
      const message = `could not set property "${name}" in element "${part.kind}" to "${value.slice(0, 200)}": ${why}`
      const facts = { element: part.kind, property: name, ...(required === undefined ? {} : { required }) }
      throw new TextFault(message, token.position, facts)
    }
    if (!isKnown(elementClass, name))
      throw new UnknownFault(`no property "${name}" in element "${part.kind}"`, token.position, {
        element: part.kind,
        property: name,
      })
    const key = name.replaceAll('_', '-')
    if (seen.has(key) && isSetOnce(elementClass, name)) refuse({ why: 'it is set twice. Set it once' })
    seen.add(key)
    const own = { objectClass: elementClass, name, value, isCreated: part.isBin }
    const ofChildren = childClasses(part, elementClass, name).map((objectClass) => ({
      ...own,
      objectClass,
      name: name.slice(name.lastIndexOf(':') + 1),
      isCreated: true,
    }))
    for (const one of [own, ...ofChildren]) {
      const fault = checkAssignment(one, checkNested)
      if (fault !== undefined) refuse(fault)
    }
  }
}
