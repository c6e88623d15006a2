import { Counter, Gauge, Histogram } from 'prom-client'

/** What ingestion tells of itself, on prom-client's default registry. */
export const metrics = {
  deliveries: new Counter({
    name: 'earshot_deliveries_total',
    help: 'Messages by source, what became of them, and why',
    labelNames: ['source', 'outcome', 'reason'],
  }),
  retried: new Counter({
    name: 'earshot_dead_letters_retried_total',
    help: 'Dead letters tried again, by what became of them',
    labelNames: ['outcome'],
  }),
  batchRows: new Histogram({
    name: 'earshot_batch_rows',
    help: 'Messages written together',
    buckets: [1, 10, 50, 100, 250, 500, 1000, 2500, 5000],
  }),
  batchBytes: new Histogram({
    name: 'earshot_batch_bytes',
    help: 'Bytes of the messages written together',
    buckets: [1e3, 1e4, 1e5, 1e6, 4e6, 16e6, 64e6],
  }),
  storeSeconds: new Histogram({
    name: 'earshot_store_seconds',
    help: 'Time to make a batch durable',
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
  }),
  visibleSeconds: new Histogram({
    name: 'earshot_call_visible_seconds',
    help: 'Time from the end of a call until its score can be read; files are left out',
    buckets: [1, 2, 5, 10, 30, 60, 300, 900, 3600, 14_400, 86_400],
  }),
  lag: new Gauge({
    name: 'earshot_kafka_lag',
    help: 'Messages of a partition not yet read',
    labelNames: ['topic', 'partition'],
  }),
  retries: new Counter({
    name: 'earshot_kafka_retries_total',
    help: 'Batches tried again because the store or a broker did not answer',
  }),
  waiting: new Gauge({
    name: 'earshot_kafka_waiting_partitions',
    help: 'Partitions whose work failed and is to be tried again',
  }),
}

export type Metrics = typeof metrics
