import { computed } from 'vue'
import { useRoute } from 'vue-router'
import { useCalls, useMonths } from './api/queries.ts'
import { readQuery, toFilter } from './queue.ts'

/** The queue that the address describes, the same on the queue's page and on the page of one of its calls. */
export function useQueue() {
  const route = useRoute()
  const months = useMonths()
  const query = computed(() => readQuery(route.query))
  const latest = computed(() =>
    months.data.value?.months
      .map(({ month }) => month)
      .sort()
      .at(-1),
  )
  const filter = computed(() => (latest.value === undefined ? undefined : toFilter(query.value, latest.value)))
  /** Of days in the wrong order nothing is asked. */
  const swapped = computed(() => filter.value !== undefined && (filter.value.from ?? '') >= (filter.value.to ?? ''))
  const calls = useCalls(() => (swapped.value ? undefined : filter.value))
  return {
    query,
    filter,
    latest,
    swapped,
    calls,
    empty: computed(() => months.data.value?.months.length === 0),
    error: computed(() => months.error.value ?? calls.error.value),
    items: computed(() => calls.data.value?.pages.flatMap((page) => page.items) ?? []),
    total: computed(() => calls.data.value?.pages[0]?.total ?? 0),
    retry: () => void Promise.all([months.refetch(), calls.refetch()]),
  }
}
