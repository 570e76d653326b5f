import type { CommandFacts, OptionFacts, ProgramFacts, ValueKind } from './describe-program.ts'

/** Shells that a script can be made for. */
export const SHELLS = ['bash', 'zsh', 'fish'] as const
export type Shell = (typeof SHELLS)[number]

/** A script that teaches a shell to complete commands, options, and values that are known beforehand. */
export const completionScript = (shell: Shell, program: ProgramFacts): string => WRITERS[shell](program)

const flagsOf = ({ short, long }: OptionFacts): readonly string[] => (short === null ? [long] : [short, long])
const isFile = (kind: ValueKind | undefined): boolean => kind === 'file'
const choicesOf = (kind: ValueKind | undefined): readonly string[] => (typeof kind === 'object' ? kind.choices : [])

/** In single quotes, as all three shells take it. */
const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`

const bash = ({ name, commands, options }: ProgramFacts): string => {
  const cases = commands.map((command) => {
    const values = command.options.filter(({ value }) => value !== null)
    const known = values.filter(({ value }) => choicesOf(value?.kind).length > 0)
    return [
      `    ${command.name})`,
      '      case "$previous" in',
      ...known.map(
        (option) =>
          `        ${flagsOf(option).join('|')}) words=${quoted(choicesOf(option.value?.kind).join(' '))}; kind=words ;;`,
      ),
      ...bashKinds(values, isFile, 'files'),
      ...bashKinds(values, (kind) => kind === 'text', 'none'),
      `        *) options=${quoted(command.options.flatMap(flagsOf).join(' '))}; ${bashArguments(command)} ;;`,
      '      esac',
      '      ;;',
    ].join('\n')
  })
  return `# Completion of ${name} for bash. Load it with: eval "$(${name} completion bash)"
_${name}() {
  local current="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD-1]}"
  local command='' word words='' options='' kind='words'
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case "$word" in
      -*) ;;
      *) command="$word"; break ;;
    esac
  done
  case "$command" in
    '') words=${quoted(commands.map((command) => command.name).join(' '))}; options=${quoted(options.flatMap(flagsOf).join(' '))} ;;
${cases.join('\n')}
  esac
  COMPREPLY=()
  if [[ "$current" == -* ]]; then
    mapfile -t COMPREPLY < <(compgen -W "$options" -- "$current")
  elif [[ "$kind" == files ]]; then
    compopt -o filenames 2>/dev/null
    mapfile -t COMPREPLY < <(compgen -f -- "$current")
  elif [[ "$kind" == words ]]; then
    mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current")
  fi
}
complete -F _${name} ${name}
`
}

const bashKinds = (
  options: readonly OptionFacts[],
  has: (kind: ValueKind | undefined) => boolean,
  kind: string,
): readonly string[] => {
  const flags = options.filter(({ value }) => has(value?.kind)).flatMap(flagsOf)
  return flags.length === 0 ? [] : [`        ${flags.join('|')}) kind=${kind} ;;`]
}

const bashArguments = ({ arguments: given }: CommandFacts): string => {
  const choices = given.flatMap(({ kind }) => choicesOf(kind))
  if (choices.length > 0) return `words=${quoted(choices.join(' '))}`
  return given.some(({ kind }) => isFile(kind)) ? 'kind=files' : 'kind=none'
}

const zsh = ({ name, commands, options }: ProgramFacts): string => {
  const cases = commands.map(
    (command) => `        ${command.name})
          _arguments ${[...command.options.flatMap(zshOption), ...zshArguments(command)].join(' \\\n            ')}
          ;;`,
  )
  return `#compdef ${name}
# Completion of ${name} for zsh. Load it with: eval "$(${name} completion zsh)"
_${name}() {
  local context state state_descr line
  typeset -A opt_args
  local -a commands=(
${commands.map((command) => `    ${quoted(`${command.name}:${command.summary.replaceAll(':', '\\:')}`)}`).join('\n')}
  )
  _arguments -C ${options.flatMap(zshOption).join(' ')} '1: :->command' '*:: :->rest'
  case $state in
    command) _describe 'command' commands ;;
    rest)
      case $words[1] in
${cases.join('\n')}
      esac
      ;;
  esac
}
compdef _${name} ${name}
`
}

/** `[`, `]` and `:` mean something to `_arguments`. */
const zshText = (text: string): string => text.replace(/[[\]:\\]/gu, '\\$&').replace(/\s+/gu, ' ')

const zshOption = (option: OptionFacts): readonly string[] =>
  flagsOf(option).map((flag) => {
    const value = option.value ? `:${zshText(option.value.name)}:${zshAction(option.value.kind)}` : ''
    return quoted(`${flag}[${zshText(option.description)}]${value}`)
  })

const zshArguments = ({ arguments: given }: CommandFacts): readonly string[] =>
  given.map(({ name, isMany, kind }, nth) =>
    quoted(`${isMany ? '*' : String(nth + 1)}:${zshText(name)}:${zshAction(kind)}`),
  )

const zshAction = (kind: ValueKind): string =>
  kind === 'file' ? '_files' : kind === 'text' ? ' ' : `(${kind.choices.join(' ')})`

const fish = ({ name, commands, options }: ProgramFacts): string => {
  const lines = commands.flatMap((command) => {
    const within = `complete -c ${name} -n ${quoted(`__fish_seen_subcommand_from ${command.name}`)}`
    const choices = command.arguments.flatMap(({ kind }) => choicesOf(kind))
    return [
      `complete -c ${name} -n __fish_use_subcommand -f -a ${command.name} -d ${quoted(command.summary)}`,
      ...command.options.map((option) => `${within} ${fishOption(option)}`),
      ...(choices.length > 0 ? [`${within} -f -a ${quoted(choices.join(' '))}`] : []),
      ...(command.arguments.some(({ kind }) => isFile(kind)) ? [] : [`${within} -f`]),
    ]
  })
  return [
    `# Completion of ${name} for fish. Load it with: ${name} completion fish | source`,
    `complete -c ${name} -n __fish_use_subcommand -f`,
    ...options.map((option) => `complete -c ${name} ${fishOption(option)}`),
    ...lines,
    '',
  ].join('\n')
}

const fishOption = ({ short, long, description, value }: OptionFacts): string => {
  const flags = [...(short === null ? [] : [`-s ${short.slice(1)}`]), `-l ${long.replace(/^-+/u, '')}`]
  const choices = choicesOf(value?.kind)
  const takes = value === null ? [] : isFile(value.kind) ? ['-r', '-F'] : ['-x']
  const words = choices.length > 0 ? [`-a ${quoted(choices.join(' '))}`] : []
  return [...flags, ...takes, ...words, `-d ${quoted(description.replace(/\s+/gu, ' '))}`].join(' ')
}

const WRITERS: Readonly<Record<Shell, (program: ProgramFacts) => string>> = { bash, zsh, fish }
