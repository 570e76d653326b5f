import type { Command, Option } from 'commander'

/** What may follow an option or stand as an argument. */
export type ValueKind = { readonly choices: readonly string[] } | 'file' | 'text'

export interface OptionFacts {
  readonly short: string | null
  /** With its dashes. */
  readonly long: string
  readonly description: string
  /** How the value is called, `<file>`; null for a switch. */
  readonly value: { readonly name: string; readonly kind: ValueKind } | null
  readonly standard: string | null
}

export interface ArgumentFacts {
  readonly name: string
  readonly description: string
  readonly isRequired: boolean
  readonly isMany: boolean
  readonly kind: ValueKind
}

export interface CommandFacts {
  readonly name: string
  readonly summary: string
  readonly description: string
  readonly options: readonly OptionFacts[]
  readonly arguments: readonly ArgumentFacts[]
}

/** A command line as data: what completion scripts and the manual are made of, so that they never lag behind it. */
export interface ProgramFacts {
  readonly name: string
  readonly description: string
  readonly options: readonly OptionFacts[]
  readonly commands: readonly CommandFacts[]
}

/** The facts of a commander program; hidden commands are left out. */
export const describeProgram = (program: Command): ProgramFacts => {
  const help = program.createHelp()
  return {
    name: program.name(),
    description: program.description(),
    options: help.visibleOptions(program).map(optionFacts),
    commands: help.visibleCommands(program).map((command) => ({
      name: command.name(),
      summary: command.summary() || command.description(),
      description: command.description() || command.summary(),
      options: help.visibleOptions(command).map(optionFacts),
      arguments: command.registeredArguments.map((argument) => ({
        name: argument.name(),
        description: argument.description,
        isRequired: argument.required,
        isMany: argument.variadic,
        kind: kindOf(argument.argChoices, argument.name()),
      })),
    })),
  }
}

const optionFacts = (option: Option): OptionFacts => {
  const value = /[<[](.+?)(?:\.\.\.)?[>\]]/u.exec(option.flags)?.[1]
  return {
    short: option.short ?? null,
    long: option.long ?? option.short ?? option.flags,
    description: option.description,
    value: value === undefined ? null : { name: value, kind: kindOf(option.argChoices, value) },
    standard: option.defaultValue === undefined || option.negate ? null : String(option.defaultValue),
  }
}

const FILES = /^(?:file|folder|path|place)s?$/u

const kindOf = (choices: readonly string[] | undefined, name: string): ValueKind =>
  choices ? { choices } : FILES.test(name) ? 'file' : 'text'
