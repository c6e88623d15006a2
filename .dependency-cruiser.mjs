/** Which room may know which: arrows run one way, and nothing turns in a circle. */
const ARROWS = {
  contract: [],
  scoring: ['contract'],
  store: ['contract'],
  ingest: ['contract', 'scoring', 'store'],
  api: ['contract', 'scoring', 'store'],
  dashboards: [],
}

const rooms = [...Object.keys(ARROWS), 'cli', 'tests']

const arrows = Object.entries(ARROWS).map(([room, allowed]) => ({
  name: `arrows-of-${room}`,
  comment: `${room} may know ${allowed.join(', ') || 'no other room'}; see ARCHITECTURE.md`,
  severity: 'error',
  from: { path: `^${room}/` },
  to: { path: `^(${rooms.filter((other) => other !== room && !allowed.includes(other)).join('|')})/` },
}))

/** A package that belongs to one room. */
const only = (name, room, packages) => ({
  name,
  severity: 'error',
  from: { pathNot: `^(${room}|tests)/` },
  to: { path: `node_modules/(${packages})` },
})

export default {
  forbidden: [
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    ...arrows,
    {
      name: 'scoring-is-pure',
      comment: 'no files, network, clock or randomness: it runs in a worker, a browser or a test alike',
      severity: 'error',
      from: { path: '^scoring/' },
      to: { dependencyTypes: ['core'] },
    },
    only('sql-only-in-store', 'store', '@clickhouse|chdb'),
    only('kafka-only-in-ingest', 'ingest', 'kafkajs'),
    only('http-only-in-api', 'api', 'fastify|@fastify'),
    { name: 'tests-are-not-imported', severity: 'error', from: { pathNot: '^tests/' }, to: { path: '^tests/' } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^dist/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'default'] },
  },
}
