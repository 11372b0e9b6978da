// More than 200 lines, because reading declarations is one walk over the nodes of the compiler.
import { join } from 'node:path'

import ts from 'typescript'

import type { Kind } from './facts.js'

/** The releases that added and removed something, according to its comment. */
export interface Dates {
  since: string | undefined
  goneIn: string | undefined
}

/** An overload of a function. */
export interface Form extends Dates {
  required: number
  /** Infinity if there is a rest parameter. */
  max: number
  parameters: ts.Type[]
  result: ts.Type
}

/** The declaration under a path. */
export interface DeclaredFact extends Dates {
  /** The kind, or `type` for an interface without a value. */
  kind: Kind | 'type'
  forms: Form[]
  /** The value of a constant or an enumeration member, if the type has it. */
  value?: string
  type: ts.Type
  /** Whether the class itself declares it, and not one that it extends. */
  isOwn: boolean
  /** The declaration, which all classes that inherit it share. */
  declaration: ts.Declaration | undefined
  /** The declaration in the topmost class, if derived classes declare the member again. */
  origin?: ts.Declaration | undefined
}

/** Reads declarations from .d.ts files of any generator and style, with the TypeScript compiler. */
export class Declarations {
  readonly checker: ts.TypeChecker
  readonly #program: ts.Program

  constructor(files: readonly string[]) {
    this.#program = ts.createProgram([...files], {
      module: ts.ModuleKind.NodeNext,
      target: ts.ScriptTarget.ES2022,
      strict: true,
      skipLibCheck: true,
      types: ['node'],
      typeRoots: [join(import.meta.dirname, '../../../node_modules/@types')],
    })
    this.checker = this.#program.getTypeChecker()
  }

  /** Returns the contents of the namespace in a file: its default export, or all its exports. */
  read(file: string): Map<string, DeclaredFact> {
    const facts = new Map<string, DeclaredFact>()
    for (const symbol of this.#exportsOf(file)) this.#readItem(symbol.name, this.#resolve(symbol), facts)
    return facts
  }

  #exportsOf(file: string): ts.Symbol[] {
    const source = this.#program.getSourceFile(file)
    const module = source && this.checker.getSymbolAtLocation(source)
    if (module === undefined) throw new Error(`Cannot read ${file}: it is not a module`)
    const exports = this.checker.getExportsOfModule(module)
    const whole = exports.find(({ name }) => name === 'default')
    return whole === undefined ? exports : this.checker.getExportsOfModule(this.#resolve(whole))
  }

  #resolve(symbol: ts.Symbol): ts.Symbol {
    return symbol.flags & ts.SymbolFlags.Alias ? this.checker.getAliasedSymbol(symbol) : symbol
  }

  #readItem(path: string, symbol: ts.Symbol, facts: Map<string, DeclaredFact>): void {
    const { flags } = symbol
    const type = this.checker.getTypeOfSymbol(symbol)
    const members = flags & ts.SymbolFlags.Variable ? this.checker.getPropertiesOfType(type) : []
    // An enumeration may be a constant of an anonymous object type. A named type is that of a single value.
    const isList = (type.flags & ts.TypeFlags.Object) !== 0 && type.aliasSymbol === undefined
    if (flags & ts.SymbolFlags.Enum) {
      this.#readEnum(path, symbol, this.checker.getExportsOfModule(symbol), facts)
    } else if (flags & ts.SymbolFlags.Function) {
      facts.set(path, this.#fact('function', symbol))
    } else if (
      flags & (ts.SymbolFlags.Class | ts.SymbolFlags.Interface) ||
      members.some(({ name }) => name === 'prototype')
    ) {
      this.#readClass(path, symbol, facts)
    } else if (isList && members.length > 0) {
      this.#readEnum(path, symbol, members, facts)
    } else if (flags & ts.SymbolFlags.Variable) {
      facts.set(path, this.#fact('constant', symbol))
    }
  }

  #readEnum(path: string, symbol: ts.Symbol, members: ts.Symbol[], facts: Map<string, DeclaredFact>): void {
    facts.set(path, this.#fact('enum', symbol))
    for (const member of members) {
      const isValue = this.checker.getTypeOfSymbol(member).getCallSignatures().length === 0
      facts.set(`${path}.${member.name}`, this.#fact(isValue ? 'value' : 'function', member))
    }
  }

  #readClass(path: string, symbol: ts.Symbol, facts: Map<string, DeclaredFact>): void {
    const { valueDeclaration } = symbol
    facts.set(path, this.#fact(valueDeclaration === undefined ? 'type' : 'class', symbol))
    const statics =
      valueDeclaration === undefined
        ? []
        : this.checker.getPropertiesOfType(this.checker.getTypeOfSymbol(symbol))
    for (const it of statics) {
      const isOwn = symbol.exports?.get(it.escapedName) === it || !(symbol.flags & ts.SymbolFlags.Class)
      if (isNamed(it) && !ofFunctions.has(it.name))
        facts.set(`${path}.${it.name}`, { ...this.#fact('function', it), isOwn })
    }
    const instance = this.checker.getDeclaredTypeOfSymbol(symbol)
    const prototype = statics.find(({ name }) => name === 'prototype')
    const sources = [
      symbol,
      ...(prototype === undefined ? [] : [this.checker.getTypeOfSymbol(prototype).symbol]),
    ]
    const own = new Set(
      sources.flatMap(({ members }) =>
        [...(members?.values() ?? [])].flatMap(({ declarations = [] }) => declarations),
      ),
    )
    const all = sources.flatMap((it) =>
      this.checker.getPropertiesOfType(this.checker.getDeclaredTypeOfSymbol(it)),
    )
    for (const it of all) {
      const isOwn = it.declarations?.some((declaration) => own.has(declaration)) === true
      const virtual = /^virtual_(.+)$/.exec(it.name)?.[1]
      if (virtual !== undefined)
        facts.set(`${path}@${snakeCase(virtual)}`, { ...this.#fact('virtual', it), isOwn })
      else if (isNamed(it)) {
        facts.set(`${path}#${it.name}`, {
          ...this.#fact(this.#isMethod(it) ? 'function' : 'accessor', it),
          isOwn,
          origin: this.#originOf(it.name, instance),
        })
      }
    }
    this.#readSignals(path, instance, own, facts)
  }

  #originOf(member: string, type: ts.Type): ts.Declaration | undefined {
    const above = type.isClassOrInterface() ? this.checker.getBaseTypes(type) : []
    for (const it of above) {
      const origin = this.#originOf(member, it)
      if (origin !== undefined) return origin
    }
    return type.getProperty(member)?.declarations?.[0]
  }

  // A field that holds a C function is not a method: it is declared as a property of a function type.
  #isMethod(symbol: ts.Symbol): boolean {
    const type = this.checker.getNonNullableType(this.checker.getTypeOfSymbol(symbol))
    return type
      .getCallSignatures()
      .some(({ declaration: it }) => it && (ts.isMethodSignature(it) || ts.isMethodDeclaration(it)))
  }

  // Signals are declared either as a list of handlers, or as overloads of connect() and on().
  #readSignals(
    path: string,
    instance: ts.Type,
    own: ReadonlySet<ts.Declaration>,
    facts: Map<string, DeclaredFact>,
  ): void {
    const properties = this.checker.getPropertiesOfType(instance)
    const list = properties.find(({ escapedName }) => escapedName.toString().startsWith('__@signals@'))
    if (list !== undefined) {
      const handlers = this.checker.getNonNullableType(this.checker.getTypeOfSymbol(list))
      for (const it of this.checker.getPropertiesOfType(handlers))
        facts.set(`${path}!${it.name}`, this.#fact('signal', it))
      return
    }
    const methods = properties.filter(({ name }) => name === 'connect' || name === 'on')
    for (const form of methods.flatMap((it) => this.checker.getTypeOfSymbol(it).getCallSignatures())) {
      const { declaration } = form
      const [first] = form.parameters
      const type = first && this.checker.getTypeOfSymbol(first)
      const signal = type?.isStringLiteral() === true ? type.value.split('::')[0] : undefined
      const isOwn = declaration !== undefined && own.has(declaration)
      if (signal !== undefined)
        facts.set(`${path}!${signal}`, {
          kind: 'signal',
          ...undated,
          forms: [],
          type: instance,
          isOwn,
          declaration,
        })
    }
  }

  #fact(kind: Kind | 'type', symbol: ts.Symbol): DeclaredFact {
    const type = this.checker.getTypeOfSymbol(symbol)
    const callable = hasNoForm.has(kind) ? undefined : this.checker.getNonNullableType(type)
    const forms = (callable?.getCallSignatures() ?? []).map((it) => this.#form(it, symbol))
    const value = kind === 'constant' || kind === 'value' ? this.#literal(symbol, type) : undefined
    const dates = forms.length > 0 ? undated : datesOf(symbol.declarations)
    const declaration = symbol.declarations?.[0]
    return {
      kind,
      ...dates,
      forms,
      type,
      isOwn: true,
      declaration,
      ...(value === undefined ? {} : { value }),
    }
  }

  #form(signature: ts.Signature, owner: ts.Symbol): Form {
    const { declaration, parameters } = signature
    const isRest =
      declaration?.parameters.some((it) => ts.isParameter(it) && it.dotDotDotToken !== undefined) === true
    const required = parameters.filter(({ valueDeclaration: it }) => {
      return (
        it !== undefined &&
        ts.isParameter(it) &&
        !this.checker.isOptionalParameter(it) &&
        it.dotDotDotToken === undefined
      )
    })
    // For a property of a function type, the comment is above the property.
    const isPart = declaration === undefined || ts.isFunctionTypeNode(declaration)
    const dates = datesOf(isPart ? owner.declarations : [declaration])
    return {
      ...dates,
      required: required.length,
      max: isRest ? Infinity : parameters.length,
      parameters: parameters.map((it) => this.checker.getTypeOfSymbol(it)),
      result: signature.getReturnType(),
    }
  }

  #literal({ valueDeclaration: declaration }: ts.Symbol, type: ts.Type): string | undefined {
    if (declaration !== undefined && ts.isEnumMember(declaration)) {
      const constant = this.checker.getConstantValue(declaration)
      return constant === undefined ? undefined : String(constant)
    }
    if (type.isStringLiteral()) return JSON.stringify(type.value)
    return type.isLiteral() || type.flags & (ts.TypeFlags.BooleanLiteral | ts.TypeFlags.Null)
      ? this.checker.typeToString(type)
      : undefined
  }
}

const hasNoForm = new Set<Kind | 'type'>(['class', 'type', 'enum', 'accessor'])

const undated: Dates = { since: undefined, goneIn: undefined }

// Leaves out the members of every JavaScript function, and those for the compiler or node-gtk only.
const ofFunctions = new Set(['prototype', 'name', 'length', 'apply', 'call', 'bind'])
const isNamed = ({ escapedName }: ts.Symbol) => !/^__?[^_]/.test(escapedName.toString().replace(/^___/, '__'))

const snakeCase = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

function datesOf(declarations: readonly ts.Node[] = []): Dates {
  const tags = declarations.flatMap((it) => ts.getJSDocTags(it))
  const find = (name: string, pattern: RegExp) =>
    tags
      .filter(({ tagName }) => tagName.text === name)
      .flatMap(({ comment }) => pattern.exec(ts.getTextOfJSDocComment(comment) ?? '')?.[1] ?? [])[0]
  return { since: find('since', /^([\d.]+)/), goneIn: find('deprecated', /^gone in ([\d.]+)/) }
}
