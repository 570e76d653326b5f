/**
 * The plan of the house (ARCHITECTURE.md), checked: floors from the lowest to the highest, nobody imports upwards,
 * no cycles, and each guest package enters one room only.
 */
const floors = [
  ['model'],
  ['language'],
  ['extraction'],
  ['resolution'],
  ['graph'],
  ['formats'],
  ['builder'],
  ['store', 'runtime', 'evaluation'],
  ['cli', 'server', 'explorer'],
]

const climbing = floors.flatMap((rooms, floor) =>
  rooms.map((room) => {
    const above = floors.slice(floor + 1).flat()
    const beside = room === 'cli' ? [] : rooms.filter((other) => other !== room)
    return {
      name: `${room}-does-not-climb`,
      severity: 'error',
      comment: `src/${room} may import only from the floors below it.`,
      from: { path: `^src/${room}/` },
      to: { path: `^src/(${[...above, ...beside].join('|') || 'nothing'})/` },
    }
  }),
)

const guest = (name, packages, rooms) => ({
  name,
  severity: 'error',
  comment: `${packages} may be imported in ${rooms} only.`,
  from: { path: '^src/', pathNot: `^src/(${rooms})` },
  to: { path: `node_modules/(${packages})(/|$)` },
})

module.exports = {
  forbidden: [
    ...climbing,
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'runtimes-never-meet',
      severity: 'error',
      from: { path: '^src/runtime/(node|browser)/' },
      to: { path: '^src/runtime/', pathNot: '^src/runtime/$1/' },
    },
    {
      name: 'thinking-runs-anywhere',
      severity: 'error',
      from: { path: '^src/(model|language|extraction|resolution|graph|formats|builder|evaluation)/' },
      to: { dependencyTypes: ['core'] },
    },
    { name: 'model-imports-nothing', severity: 'error', from: { path: '^src/model/' }, to: { pathNot: '^src/model/' } },
    guest('sigma-stays-on-the-canvas', 'sigma|@sigma', 'explorer/canvas'),
    guest('encoder-stays-in-runtime', 'onnxruntime-node|onnxruntime-web|onnxruntime-common', 'runtime'),
    guest('threads-stay-in-runtime', 'tinypool', 'runtime'),
    guest('sql-stays-in-store', 'libsql|kysely|pg|pg-boss', 'store'),
    guest('react-stays-in-explorer', 'react|react-dom|@mantine', 'explorer'),
    guest('html-reading-stays-in-formats', '@mozilla/readability|linkedom', 'formats'),
    guest('graph-files-stay-in-formats', 'saxes|n3', 'formats'),
    guest('http-stays-in-server', 'hono|@hono', 'server'),
    guest('agents-come-by-the-server', '@modelcontextprotocol', 'server|cli/mcp'),
    guest(
      'measures-stay-in-graph',
      'graphology-metrics|graphology-communities-louvain',
      'graph|runtime/browser|explorer/canvas',
    ),
    { name: 'no-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true, pathNot: '\\?url$' } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.page.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.json'],
    },
  },
}
