import type { ClassDeclaration, Declaration, EnumDeclaration, Member } from './adapt/declarations.js'
import { propertyName } from './adapt/names.js'

// A declaration as the lines of a .d.ts file, inside its namespace.
export function print(declaration: Declaration): string[] {
  switch (declaration.kind) {
    case 'class':
      return printClass(declaration)
    case 'enum':
      return printEnum(declaration)
    case 'member':
      return printGlobal(declaration.member)
    case 'type':
      return [...printSince(declaration.since), `type ${declaration.name} = ${declaration.type}`]
  }
}

// Three things share the name: the type of an instance, types that belong to it, and the value.
function printClass(declaration: ClassDeclaration): string[] {
  const { name, heritage, members, signals, properties } = declaration
  const needsSignals = signals !== undefined && (signals.members.length > 0 || heritage.length !== 1)
  const own = needsSignals ? [`[signals]?: ${name}.SignalSignatures`] : []
  const types = [
    ...(signals === undefined ? [] : printInterface('SignalSignatures', signals.heritage, signals.members)),
    ...(properties === undefined
      ? []
      : printInterface('ConstructorProps', properties.heritage, properties.members)),
  ]
  return [
    ...printSince(declaration.since),
    ...block(`interface ${name}${printHeritage(heritage)}`, [...own, ...members.flatMap(printMember)]),
    ...(types.length === 0 ? [] : block(`namespace ${name}`, types)),
    ...printSince(declaration.since),
    ...printValue(declaration),
  ]
}

function printValue({ name, value }: ClassDeclaration): string[] {
  const { construct, isAbstract } = value
  const body = [`readonly prototype: ${name}`, ...value.members.flatMap(printMember)]
  if (construct === undefined) return block(`const ${name}:`, body)
  if (isAbstract) return block(`const ${name}: (abstract new (${construct}) => ${name}) &`, body)
  return block(`const ${name}:`, [`new (${construct}): ${name}`, ...body])
}

// TypeScript has no enum with a member that is called like a number: then it is an object of numbers.
function printEnum(declaration: EnumDeclaration): string[] {
  const { name, since, members, functions } = declaration
  if (members.some((it) => /^\d+$/.test(it.name))) return printNumbers(declaration)
  const values = members.flatMap((it) => [...printSince(it.since), `${propertyName(it.name)} = ${it.value},`])
  return [
    ...printSince(since),
    ...block(`enum ${name}`, values),
    ...(functions.length === 0 ? [] : block(`namespace ${name}`, functions.flatMap(printGlobal))),
  ]
}

function printNumbers({ name, since, members, functions }: EnumDeclaration): string[] {
  const values = members.flatMap((it) => [
    ...printSince(it.since),
    `readonly ${propertyName(it.name)}: ${it.value}`,
  ])
  const body = [...values, ...functions.flatMap(printMember)]
  return [
    ...printSince(since),
    `type ${name} = number`,
    ...printSince(since),
    ...block(`const ${name}:`, body),
  ]
}

function printInterface(name: string, heritage: string[], members: Member[]): string[] {
  return block(`interface ${name}${printHeritage(heritage)}`, members.flatMap(printMember))
}

function printGlobal(member: Member): string[] {
  const declared =
    member.kind === 'method'
      ? `function ${member.name}(${member.parameters}): ${member.result}`
      : `const ${member.name}: ${member.read ?? 'never'}`
  return [...printSince(member.since), declared]
}

function printMember(member: Member): string[] {
  const name = member.name.startsWith('[') ? member.name : propertyName(member.name)
  const lines = printSince(member.since)
  if (member.kind === 'method') return [...lines, `${name}(${member.parameters}): ${member.result}`]
  const { read, write } = member
  const mark = member.isOptional === true ? '?' : ''
  if (read === undefined) return [...lines, `set ${name}(value: ${write ?? 'never'})`]
  if (write === undefined) return [...lines, `readonly ${name}${mark}: ${read}`]
  if (read === write) return [...lines, `${name}${mark}: ${read}`]
  return [...lines, `get ${name}(): ${read}`, `set ${name}(value: ${write})`]
}

const printHeritage = (heritage: string[]) => (heritage.length === 0 ? '' : ` extends ${heritage.join(', ')}`)

const printSince = (version: string | undefined) =>
  version === undefined ? [] : [`/** @since ${version} */`]

function block(head: string, body: string[]): string[] {
  if (body.length === 0) return [`${head} {}`]
  return [`${head} {`, ...body.map((line) => `  ${line}`), '}']
}
