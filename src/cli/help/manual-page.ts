import { GRAPH_FORMATS } from '../../formats/write/graph-formats.ts'
import { EXIT_CODE_HELP } from '../exit-codes.ts'
import type { CommandFacts, OptionFacts, ProgramFacts } from './describe-program.ts'
import { HELP_TOPICS } from './help-topics.ts'

/** The manual as a page for `man` (roff, man(7)). The same program and version give the same bytes. */
export const manualPage = (program: ProgramFacts, version: string): string =>
  [
    `.TH RELATA 1 "" "relata ${version}" "User commands"`,
    '.SH NAME',
    `relata \\- ${roff('articles become a knowledge graph that shows its evidence')}`,
    '.SH SYNOPSIS',
    '.B relata',
    '.I command',
    `[${roff('options')}]`,
    '.SH DESCRIPTION',
    roff(program.description),
    '.SH OPTIONS',
    ...program.options.flatMap(optionLines),
    '.SH COMMANDS',
    ...program.commands.flatMap(commandLines),
    '.SH FORMATS',
    ...GRAPH_FORMATS.flatMap(({ name, tools, keeps }) => ['.TP', bold(name), roff(`for ${tools}: ${keeps}`)]),
    ...HELP_TOPICS.filter(({ name }) => name !== 'formats').flatMap(({ name, text }) => [
      `.SH ${roff(name.toUpperCase())}`,
      '.nf',
      roff(text()),
      '.fi',
    ]),
    '.SH "EXIT STATUS"',
    ...EXIT_CODE_HELP.flatMap(([code, meaning]) => ['.TP', bold(String(code)), roff(meaning)]),
    '',
  ].join('\n')

const commandLines = (command: CommandFacts): readonly string[] => [
  `.SS ${quoted([`relata ${command.name}`, ...command.arguments.map(argumentText)].join(' '))}`,
  ...command.description
    .split(/\n{2,}/u)
    .flatMap((paragraph, nth) => [
      ...(nth > 0 ? ['.PP'] : []),
      ...(/^\s/mu.test(paragraph) ? ['.nf', roff(paragraph), '.fi'] : [roff(paragraph)]),
    ]),
  ...command.options.filter(({ long }) => long !== '--help').flatMap(optionLines),
]

const argumentText = ({ name, isRequired, isMany }: CommandFacts['arguments'][number]): string => {
  const shown = `${name}${isMany ? '...' : ''}`
  return isRequired ? `<${shown}>` : `[${shown}]`
}

const optionLines = ({ short, long, value, description, standard }: OptionFacts): readonly string[] => {
  const flags = short === null ? bold(long) : `${bold(short)}, ${bold(long)}`
  const choices = typeof value?.kind === 'object' ? ` (${value.kind.choices.join(', ')})` : ''
  const usual = standard === null ? '' : ` (default: ${standard})`
  return [
    '.TP',
    value === null ? flags : `${flags} \\fI${roff(value.name)}\\fR`,
    roff(`${description}${choices}${usual}`),
  ]
}

const bold = (text: string): string => `\\fB${roff(text)}\\fR`
const quoted = (text: string): string => `"${roff(text).replaceAll('"', '\\(dq')}"`

/** A backslash, a dash, and a dot or an apostrophe at the beginning of a line mean something to roff. */
const roff = (text: string): string => text.replaceAll('\\', '\\e').replaceAll('-', '\\-').replace(/^[.']/gmu, '\\&$&')
