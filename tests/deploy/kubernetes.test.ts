import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parseAllDocuments } from 'yaml'
import { secret } from '../../ingest/environment.ts'
import { knownCommands, knownVariables, root } from './environment.ts'

/** As much of the manifests as is looked at here. */
interface Manifest {
  kind: string
  metadata: { name: string }
  data?: Record<string, string>
  stringData?: Record<string, string>
  spec: {
    replicas: number
    selector: Record<string, string> & { matchLabels: Record<string, string> }
    ports: { port: number; targetPort: string }[]
    template: { metadata: { labels: Record<string, string> }; spec: Pod }
  }
}
interface Pod {
  securityContext: { runAsNonRoot: boolean }
  volumes: { name: string; secret?: { secretName: string } }[]
  containers: Container[]
}
interface Container {
  image: string
  args: string[]
  env?: { name: string; value: string }[]
  ports: { name: string; containerPort: number }[]
  livenessProbe: Probe
  readinessProbe: Probe
  startupProbe: Probe
  resources: { requests: object; limits: object }
  volumeMounts: { name: string; mountPath: string }[]
  securityContext: { readOnlyRootFilesystem: boolean; allowPrivilegeEscalation: boolean }
}
interface Probe {
  httpGet: { path: string; port: string }
}

const folder = join(root, 'deploy/kubernetes')
const manifests = readdirSync(folder).flatMap((name) =>
  parseAllDocuments(readFileSync(join(folder, name), 'utf8')).map((document) => {
    expect(document.errors).toEqual([])
    return document.toJS() as Manifest
  }),
)
const of = (kind: string) => manifests.filter((one) => one.kind === kind)
const config = of('ConfigMap')[0]!.data!
const secrets = of('Secret')[0]!
const workloads = [...of('Deployment'), ...of('Job')]

test('the API, workers, migrate, and what they share', () => {
  expect(manifests.map(({ kind, metadata }) => `${kind} ${metadata.name}`).sort()).toEqual([
    'ConfigMap earshot',
    'Deployment earshot-api',
    'Deployment earshot-worker',
    'Job earshot-migrate',
    'PodDisruptionBudget earshot-api',
    'PodDisruptionBudget earshot-worker',
    'Secret earshot',
    'Service earshot',
  ])
  for (const { spec } of of('Deployment')) expect(spec.replicas).toBeGreaterThan(1)
})

test('commands exist, variables are read, secrets come from files', () => {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
  const names = [...Object.keys(config), ...workloads.flatMap((one) => variables(one).map(({ name }) => name))]
  const known = knownVariables()
  expect(names.filter((name) => !known.has(name))).toEqual([])
  expect(names.filter((name) => /PASSWORD|TOKEN|_KEY/.test(name) && !name.endsWith('_FILE'))).toEqual([])
  for (const { spec } of workloads) {
    const { image, args } = spec.template.spec.containers[0]!
    expect(image).toBe(`earshot:${version}`)
    expect(knownCommands()).toContain(args[0])
  }
  for (const [name, file] of Object.entries(config).filter(([name]) => name.endsWith('_FILE'))) {
    const [, place, key] = /^(.*)\/(\w+)$/.exec(file)!
    expect(secrets.stringData).toHaveProperty(key!)
    for (const { spec } of workloads) {
      const { volumes, containers } = spec.template.spec
      const mounted = containers[0]!.volumeMounts.find(({ mountPath }) => mountPath === place)
      expect(volumes.find((one) => one.name === mounted?.name)?.secret?.secretName).toBe(secrets.metadata.name)
    }
    expect(() => secret({ [name]: '/nowhere' }, name.replace(/_FILE$/, ''))).toThrow(/cannot read \/nowhere/)
  }
})

test('probes ask where the process listens, and the rest finds its pods', () => {
  for (const one of of('Deployment')) {
    const [container] = one.spec.template.spec.containers
    const { ports, startupProbe, livenessProbe, readinessProbe, args } = container!
    const port = variables(one).find(({ name }) => name === (args[0] === 'worker' ? 'WORKER_PORT' : 'PORT'))!.value
    expect(ports).toEqual([{ name: 'http', containerPort: Number(port) }])
    const asked = [startupProbe, livenessProbe, readinessProbe].map(({ httpGet }) => [httpGet.path, httpGet.port])
    expect(asked).toEqual([
      ['/healthz', 'http'],
      ['/healthz', 'http'],
      ['/readyz', 'http'],
    ])
    const { labels } = one.spec.template.metadata
    const budget = of('PodDisruptionBudget').find(({ metadata }) => metadata.name === one.metadata.name)!
    for (const selector of [one.spec.selector, budget.spec.selector]) expect(labels).toEqual(selector.matchLabels)
  }
  const api = of('Deployment').find(({ metadata }) => metadata.name === 'earshot-api')!
  const [service] = of('Service')
  expect(service!.spec.selector).toEqual(api.spec.template.metadata.labels)
  expect(service!.spec.ports[0]!.targetPort).toBe('http')
})

test('nobody runs as root or writes outside of its volumes', () => {
  for (const { spec } of workloads) {
    const { securityContext, containers } = spec.template.spec
    expect(securityContext.runAsNonRoot).toBe(true)
    expect(containers[0]!.securityContext).toMatchObject({
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
    })
    expect(containers[0]!.resources).toMatchObject({ requests: expect.anything(), limits: expect.anything() })
  }
})

const variables = ({ spec }: Manifest) => spec.template.spec.containers[0]!.env ?? []
