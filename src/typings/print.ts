import type { ClassDeclaration, Declaration, EnumDeclaration, Form, Member } from './adapt/declarations.js'
import { declarableName, propertyName } from './adapt/names.js'
import { printNotes } from './print-notes.js'

/** Prints a declaration as the lines of a .d.ts file, inside its namespace. */
export function print(declaration: Declaration): string[] {
  switch (declaration.kind) {
    case 'class':
      return printClass(declaration)
    case 'enum':
      return printEnum(declaration)
    case 'member':
      return printGlobal(declaration.member)
    case 'type':
      return [
        ...printNotes(declaration.notes),
        `type ${declarableName(declaration.name)} = ${declaration.type}`,
      ]
  }
}

/** Prints a class as three declarations of one name: the instance type, a namespace of related types, and the value. */
function printClass(declaration: ClassDeclaration): string[] {
  const { heritage, members, prototype, signals, properties } = declaration
  const name = declarableName(declaration.name)
  const needsSignals = signals !== undefined && (signals.members.length > 0 || heritage.length !== 1)
  const own = needsSignals ? [`[signals]?: ${name}.SignalSignatures`] : []
  const types = [
    ...(signals === undefined ? [] : printInterface('SignalSignatures', signals.heritage, signals.members)),
    ...(properties === undefined
      ? []
      : printInterface('ConstructorProps', properties.heritage, properties.members)),
    ...(prototype === undefined ? [] : printInterface('Prototype', [], prototype)),
  ]
  return [
    ...printNotes(declaration.notes),
    ...block(`interface ${name}${printHeritage(heritage)}`, [...own, ...members.flatMap(printMember)]),
    ...(types.length === 0 ? [] : block(`namespace ${name}`, types)),
    ...printNotes(declaration.notes),
    ...printValue(declaration),
  ]
}

function printValue({ name: declared, prototype, value }: ClassDeclaration): string[] {
  const name = declarableName(declared)
  const { construct, constructSince, isAbstract } = value
  const own = prototype === undefined ? name : `${name}.Prototype`
  const body = [`readonly prototype: ${own}`, ...value.members.flatMap(printMember)]
  if (construct === undefined) return block(`const ${name}:`, body)
  if (isAbstract) return block(`const ${name}: (abstract new (${construct}) => ${name}) &`, body)
  return block(`const ${name}:`, [
    ...printNotes({ since: constructSince }),
    `new (${construct}): ${name}`,
    ...body,
  ])
}

/** Prints an enum. TypeScript does not allow numeric names of members, so an enum with one is an object of numbers. */
function printEnum(declaration: EnumDeclaration): string[] {
  const { notes, members, functions } = declaration
  const name = declarableName(declaration.name)
  if (members.some((it) => /^\d+$/.test(it.name))) return printNumbers(declaration)
  const values = members.flatMap(({ name, notes, value }) => {
    return [...printNotes(notes), `${propertyName(name)}${value === undefined ? '' : ` = ${value}`},`]
  })
  return [
    ...printNotes(notes),
    ...block(`enum ${name}`, values),
    ...(functions.length === 0 ? [] : block(`namespace ${name}`, functions.flatMap(printGlobal))),
  ]
}

function printNumbers({ name: declared, notes, members, functions }: EnumDeclaration): string[] {
  const name = declarableName(declared)
  const values = members.flatMap((it) => [
    ...printNotes(it.notes),
    `readonly ${propertyName(it.name)}: ${it.value ?? 'number'}`,
  ])
  const body = [...values, ...functions.flatMap(printMember)]
  return [
    ...printNotes(notes),
    `type ${name} = number`,
    ...printNotes(notes),
    ...block(`const ${name}:`, body),
  ]
}

function printInterface(name: string, heritage: string[], members: Member[]): string[] {
  return block(`interface ${name}${printHeritage(heritage)}`, members.flatMap(printMember))
}

function printGlobal(member: Member): string[] {
  if (member.kind === 'method') return printForms(member, `function ${declarableName(member.name)}`)
  return [...printNotes(member.notes), `const ${declarableName(member.name)}: ${member.read ?? 'never'}`]
}

function printMember(member: Member): string[] {
  const name = member.name.startsWith('[') ? member.name : propertyName(member.name)
  if (member.kind === 'method') return printForms(member, member.isOptional === true ? `${name}?` : name)
  const lines = printNotes(member.notes)
  const { read = 'undefined', write } = member
  const mark = member.isOptional === true ? '?' : ''
  if (write === undefined) return [...lines, `readonly ${name}${mark}: ${read}`]
  if (read === write) return [...lines, `${name}${mark}: ${read}`]
  return [...lines, `get ${name}(): ${read}`, `set ${name}(value: ${write})`]
}

function printForms(method: Member & { kind: 'method' }, name: string): string[] {
  const print = ({ notes, parameters, result }: Form) => [
    ...printNotes(notes),
    `${name}(${parameters}): ${result}`,
  ]
  return [method, ...method.olderForms].flatMap(print)
}

const printHeritage = (heritage: string[]) => (heritage.length === 0 ? '' : ` extends ${heritage.join(', ')}`)

function block(head: string, body: string[]): string[] {
  if (body.length === 0) return [`${head} {}`]
  return [`${head} {`, ...body.map((line) => `  ${line}`), '}']
}
