import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import '../../ingest/metrics.ts'
import { openFixture } from '../api/support.ts'
import { root } from './environment.ts'

interface Dashboard {
  uid: string
  panels: { id: number; title: string; description: string; targets: { expr: string; legendFormat: string }[] }[]
  templating: { list: { name: string; definition?: string }[] }
}
const dashboard = JSON.parse(readFileSync(join(root, 'deploy/grafana/earshot.json'), 'utf8')) as Dashboard

const WORDS = new Set([
  'sum',
  'rate',
  'max',
  'by',
  'le',
  'increase',
  'topk',
  'histogram_quantile',
  'label_values',
  'job',
])
/** Labels that Prometheus adds to what it scrapes. */
const SCRAPED = ['le', 'job', 'instance']

/** Names of what the API process answers, as Prometheus reads them. */
async function exposed(): Promise<Set<string>> {
  const fixture = await openFixture()
  try {
    const app = fixture.app()
    await app.inject('/v1/settings')
    const { body } = await app.inject('/metrics')
    const names = new Set<string>()
    for (const [, name, type] of body.matchAll(/^# TYPE (\S+) (\S+)$/gm)) {
      const parts = type === 'histogram' ? ['_bucket', '_sum', '_count'] : ['']
      for (const part of parts) names.add(name! + part)
    }
    return names
  } finally {
    await fixture.close()
  }
}

test('every figure on the dashboard is one that /metrics has', async () => {
  const names = await exposed()
  const asked = dashboard.panels.flatMap(({ targets }) => targets.map(({ expr }) => expr))
  asked.push(...dashboard.templating.list.flatMap(({ definition }) => definition ?? []))
  expect(asked.length).toBeGreaterThan(15)
  for (const expr of asked) {
    const bare = expr.replace(/"[^"]*"|\{[^}]*\}|\$\w+|by \([^)]*\)|\[[^\]]*\]/g, ' ')
    const words = [...bare.matchAll(/[a-z_]\w*/gi)].map(([word]) => word).filter((word) => !WORDS.has(word))
    expect(words.length, expr).toBeGreaterThan(0)
    expect(
      words.filter((word) => !names.has(word)),
      expr,
    ).toEqual([])
  }
}, 120_000)

test('figures are told apart by labels that they have', async () => {
  const source = ['ingest/metrics.ts', 'api/plugins/observe.ts', 'api/routes/service.ts']
    .map((name) => readFileSync(join(root, name), 'utf8'))
    .join('\n')
  const declared = [...source.matchAll(/labelNames: \[([^\]]*)\]/g)].flatMap(([, list]) =>
    [...list!.matchAll(/'(\w+)'/g)].map(([, label]) => label!),
  )
  const known = new Set([...declared, ...SCRAPED])
  for (const { targets } of dashboard.panels) {
    for (const { expr, legendFormat } of targets) {
      const by = [...expr.matchAll(/by \(([^)]*)\)/g)].flatMap(([, list]) => list!.split(/, ?/))
      const filters = [...expr.matchAll(/[{,](\w+)=~?"/g)].map(([, label]) => label!)
      const shown = [...legendFormat.matchAll(/\{\{(\w+)\}\}/g)].map(([, label]) => label!)
      expect([...by, ...filters, ...shown].filter((label) => !known.has(label))).toEqual([])
    }
  }
})

test('every panel has a name, a place and a sentence', () => {
  expect(dashboard.uid).toBe('earshot')
  const ids = dashboard.panels.map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
  for (const { title, description } of dashboard.panels) expect([title, description]).not.toContain('')
})
