import { GRAPH_FORMATS } from '../../formats/write/graph-formats.ts'

/** Something to read about that is no command. */
export interface HelpTopic {
  readonly name: string
  readonly summary: string
  readonly text: () => string
}

/** What `relata help TOPIC` tells, in the order of the list. */
export const HELP_TOPICS: readonly HelpTopic[] = [
  {
    name: 'articles',
    summary: 'what can be read, and what is made of it',
    text: () => `relata build PATHS… reads folders, globs, files and standard input (-):

  txt, md        text; the front matter of Markdown gives title, date, source
  html           the article of a web page, without menus and adverts
  json, jsonl    records with text, title, date, source, url; also lists of them
  csv, tsv       a row an article, the columns named as the fields of JSON
  rss, atom      the items of a feed
  .gz            any of these, packed

Encodings are found out: UTF-8, UTF-16, windows-1252, Shift_JIS. At most 64 MB a
file and a million characters an article. Dates such as "on Monday" are reckoned
from the day of publication: front matter, metadata, dateline or file name.
A file that cannot be read is told with the reason, the others go on, and the
exit code is 1.`,
  },
  {
    name: 'statements',
    summary: 'what a statement says, and how sure it is',
    text: () => `A statement ties two entities by a relation and shows its evidence:

  relation       as words: sanctioned, head of; its class is the event type
  polarity       positive, or negative: it is said not to be so
  modality       asserted, planned, possible, demanded, denied
  speaker        who says so; none: the article itself
  time           when it holds, never when it was published; ends may be open
  confidence     0 to 1: how often statements of this rule were right
  evidence       quotes with document and place, and the rule that read them

What contradicts each other stays side by side: relata disputes. Why a statement
is there: relata explain ID (ids by relata neighbors NAME --ids).`,
  },
  {
    name: 'queries',
    summary: 'how to ask the graph, and patterns',
    text: () => `  relata search NAME             entities by name, typing errors forgiven
  relata neighbors NAME          what is around one
  relata paths NAME NAME         how two hang together
  relata timeline NAME           what happened when
  relata top                     who matters most
  relata disputes                where statements contradict each other
  relata match PATTERN           where a pattern fits

Filters of most of them: --relation, --event-type, --since, --until, --speaker,
--min-confidence; --json prints everything for programs.

A pattern is rows of things and ties, in quotes:

  (Japan)-[SANCTION]->(?x)       whom Japan sanctions; ?x may be anybody
  (?x)<-[ALLY|member of]-(?y)    event types or relations, any of them
  (?y:PERSON)-[]-(Russia)        a type; [] any tie; - without > either way
  …, …                           a comma adds a row that must fit too

Over HTTP the same questions are at /api of relata serve, for agents in relata mcp.`,
  },
  {
    name: 'store',
    summary: 'graphs that grow, on one machine or many',
    text: () => `relata add PATHS…      reads what is new or changed into the store and writes the graph
relata watch FOLDER    does so whenever the folder changes
relata remove ID…      takes documents out, as if they had never been read
relata documents       lists them

The store is .relata/store.db (SQLite), or a database of PostgreSQL:
--store postgres://user@host/news. The graph is the same as that of one build of
all documents, in whatever order they came. One process writes at a time; after
Ctrl-C or a crash the same line goes on where it was. Entities, statements and
evidence stand in tables for questions in SQL.`,
  },
  {
    name: 'names',
    summary: 'names that are wrongly joined or parted, relations of your own',
    text: () => `  --same-as FILE       names of one thing, a line each: Zenda = Ruritania
  --keep-apart FILE    names of two things: Zenda = Ruritania parts Zenda from it
  --schema FILE        relations and verbs of your own, and which to keep (YAML or
                       JSON; data/schema/README.md of the package)

relata explain ID shows why the names of an entity were held for one.`,
  },
  {
    name: 'formats',
    summary: 'formats to write, the tools they are for, a line for each',
    text: () => `${formatRows().join('\n')}
  html        for any browser, offline: the explorer and the graph in one file

To go on from a graph that relata build or relata add has written:

  Gephi       relata export --out graph.gexf
  Neo4j       relata export -f neo4j -o import && (cd import && sh import.sh)
  SPARQL      relata export -o g.nq && oxigraph load --location store --file g.nq
  an agent    claude mcp add relata -- node /path/to/relata/bin/relata.js mcp --graph /path/to/graph.json

--graph of every command reads json, gexf and graphml again, also those of other
programs.`,
  },
]

const formatRows = (): readonly string[] =>
  GRAPH_FORMATS.map(({ name, tools, keeps }) => `  ${name.padEnd(10)}  for ${tools}: ${keeps}`)
