import { DiagLogLevel, diag } from '@opentelemetry/api'
import { type Environment, text } from '../ingest/environment.ts'
import type { Log } from '../ingest/log.ts'
import { versionOfProgram } from '../ingest/project.ts'
import { Complaint } from './settings.ts'

/**
 * Sends traces where OpenTelemetry's own variables say so; without them its SDK is not even loaded. What cannot be
 * delivered is warned of and hinders nothing.
 * @returns what sends the rest and ends it
 */
export async function startTracing(env: Environment, log: Log): Promise<() => Promise<void>> {
  if (!tracesWanted(env)) return async () => {}
  const [{ NodeTracerProvider, BatchSpanProcessor }, { OTLPTraceExporter }, resources] = await Promise.all([
    import('@opentelemetry/sdk-trace-node'),
    import('@opentelemetry/exporter-trace-otlp-http'),
    import('@opentelemetry/resources'),
  ])
  const warn = (message: string) => log.warn({ from: 'OpenTelemetry' }, message)
  const quiet = () => {}
  diag.setLogger({ error: warn, warn, info: quiet, debug: quiet, verbose: quiet }, DiagLogLevel.WARN)
  const { defaultResource, detectResources, envDetector, resourceFromAttributes } = resources
  const provider = new NodeTracerProvider({
    resource: defaultResource()
      .merge(resourceFromAttributes({ 'service.name': 'earshot', 'service.version': versionOfProgram() }))
      .merge(detectResources({ detectors: [envDetector] })),
    spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter())],
  })
  provider.register()
  return () => provider.shutdown().catch((error: Error) => warn(error.message))
}

/** @throws Complaint where the variables ask for what is not here */
function tracesWanted(env: Environment): boolean {
  if (text(env, 'OTEL_SDK_DISABLED')?.toLowerCase() === 'true') return false
  const exporter = text(env, 'OTEL_TRACES_EXPORTER')?.toLowerCase()
  if (exporter === 'none') return false
  if (exporter !== undefined && exporter !== 'otlp') {
    throw new Complaint(`OTEL_TRACES_EXPORTER is "${exporter}"; it must be otlp or none.`)
  }
  const endpoint = text(env, 'OTEL_EXPORTER_OTLP_TRACES_ENDPOINT') ?? text(env, 'OTEL_EXPORTER_OTLP_ENDPOINT')
  if (exporter === undefined && endpoint === undefined) return false
  if (endpoint !== undefined && !URL.canParse(endpoint)) {
    throw new Complaint('OTEL_EXPORTER_OTLP_ENDPOINT is no address such as http://collector:4318.')
  }
  const protocol = text(env, 'OTEL_EXPORTER_OTLP_TRACES_PROTOCOL') ?? text(env, 'OTEL_EXPORTER_OTLP_PROTOCOL')
  if (protocol?.toLowerCase() === 'grpc') {
    throw new Complaint('OTEL_EXPORTER_OTLP_PROTOCOL is grpc; traces go by HTTP here: set http/json, and port 4318.')
  }
  return true
}
