import { type Attributes, type Context, context, type Span, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api'
import type { Arrival } from './settle.ts'

/** Spans for whoever has set OpenTelemetry up; where nobody has, the calls below do nothing. */
const tracer = trace.getTracer('earshot')

/** Where a batch's spans hang. */
export type Trace = Context
export const currentTrace = (): Trace => context.active()

/** A batch on its way in: one of a partition as the conventions for messaging have it, or what somebody handed in. */
export function inBatchSpan<T>(arrivals: Arrival[], work: () => Promise<T>): Promise<T> {
  const { kind, name, partition, position } = arrivals[0]!.delivery.source
  const count = { 'messaging.batch.message_count': arrivals.length }
  if (kind !== 'kafka') return inSpan(`process ${kind}`, work, count)
  return inSpan(
    `process ${name}`,
    work,
    {
      ...count,
      'messaging.system': 'kafka',
      'messaging.operation.name': 'process',
      'messaging.operation.type': 'process',
      'messaging.consumer.group.name': 'earshot',
      'messaging.destination.name': name,
      'messaging.destination.partition.id': String(partition),
      'earshot.offset.first': position,
      'earshot.offset.last': arrivals.at(-1)!.delivery.source.position,
    },
    SpanKind.CONSUMER,
  )
}

/** A step of what is under way. An error is noted and thrown on. */
export const inSpan = <T>(
  name: string,
  work: () => Promise<T>,
  attributes: Attributes = {},
  kind = SpanKind.INTERNAL,
): Promise<T> => tracer.startActiveSpan(name, { kind, attributes }, (span) => ending([span], work))

/** One piece of work that belongs to several batches: a span in each of them. */
export const inSpans = <T>(name: string, traces: Trace[], work: () => Promise<T>, attributes: Attributes = {}) =>
  ending(
    traces.map((one) => tracer.startSpan(name, { attributes }, one)),
    work,
  )

async function ending<T>(spans: Span[], work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    for (const span of spans) {
      span.recordException(error as Error)
      span.setStatus({ code: SpanStatusCode.ERROR, message: (error as Error).message })
    }
    throw error
  } finally {
    for (const span of spans) span.end()
  }
}
