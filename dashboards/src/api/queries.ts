import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/vue-query'
import { computed, type MaybeRefOrGetter, toValue } from 'vue'
import { answer } from './client.ts'
import type { CallFilter, LetterFilter, LimitFilter, MonthFilter, RatingFilter, RecordFilter } from './types.ts'

const PAGE = 50
/** Rows of a form at a time. */
const RECORDS = 100

export const useMonths = () => useQuery({ queryKey: ['months'], queryFn: () => answer((api) => api.GET('/v1/months')) })

export const useSettings = () =>
  useQuery({ queryKey: ['settings'], queryFn: () => answer((api) => api.GET('/v1/settings')) })

export const useMonth = (month: MaybeRefOrGetter<string>, filter: MaybeRefOrGetter<MonthFilter>) =>
  useQuery({
    queryKey: ['month', computed(() => toValue(month)), computed(() => toValue(filter))],
    queryFn: () =>
      answer((api) =>
        api.GET('/v1/months/{month}', { params: { path: { month: toValue(month) }, query: toValue(filter) } }),
      ),
    enabled: computed(() => toValue(month) !== ''),
    placeholderData: keepPreviousData,
  })

export const useFacets = (month: MaybeRefOrGetter<string>) =>
  useQuery({
    queryKey: ['facets', computed(() => toValue(month))],
    queryFn: () =>
      answer((api) => api.GET('/v1/months/{month}/facets', { params: { path: { month: toValue(month) } } })),
    enabled: computed(() => toValue(month) !== ''),
    placeholderData: keepPreviousData,
  })

/** The queue: pages are added as they are asked for. */
export const useCalls = (filter: MaybeRefOrGetter<CallFilter | undefined>) =>
  useInfiniteQuery({
    queryKey: ['calls', computed(() => toValue(filter))],
    queryFn: ({ pageParam }) =>
      answer((api) => api.GET('/v1/calls', { params: { query: { ...toValue(filter), limit: PAGE, ...pageParam } } })),
    initialPageParam: {} as { after?: string },
    getNextPageParam: (page) => (page.next === null ? undefined : { after: page.next }),
    enabled: computed(() => toValue(filter) !== undefined),
  })

export const useCall = (callId: MaybeRefOrGetter<string>) =>
  useQuery({
    queryKey: ['call', computed(() => toValue(callId))],
    queryFn: () => answer((api) => api.GET('/v1/calls/{call_id}', { params: { path: { call_id: toValue(callId) } } })),
  })

export const useAgent = (agentId: MaybeRefOrGetter<string>, month: MaybeRefOrGetter<string>) =>
  useQuery({
    queryKey: ['agent', computed(() => toValue(agentId)), computed(() => toValue(month))],
    queryFn: () =>
      answer((api) =>
        api.GET('/v1/agents/{agent_id}/months/{month}', {
          params: { path: { agent_id: toValue(agentId), month: toValue(month) } },
        }),
      ),
    enabled: computed(() => toValue(month) !== '' && toValue(agentId) !== ''),
  })

/** Messages that could not be used, the newest first. */
export const useLetters = (filter: MaybeRefOrGetter<LetterFilter>) =>
  useInfiniteQuery({
    queryKey: ['letters', computed(() => toValue(filter))],
    queryFn: ({ pageParam }) =>
      answer((api) =>
        api.GET('/v1/dead-letters', { params: { query: { ...toValue(filter), limit: PAGE, ...pageParam } } }),
      ),
    initialPageParam: {} as { after?: string },
    getNextPageParam: (page) => (page.next === null ? undefined : { after: page.next }),
  })

export const useLetter = (letterId: MaybeRefOrGetter<string>) =>
  useQuery({
    queryKey: ['letter', computed(() => toValue(letterId))],
    queryFn: () =>
      answer((api) => api.GET('/v1/dead-letters/{letter_id}', { params: { path: { letter_id: toValue(letterId) } } })),
  })

/** The forms that tickets fill, and the months that have tickets. */
export const useRecordForms = () =>
  useQuery({ queryKey: ['records'], queryFn: () => answer((api) => api.GET('/v1/records')) })

/** A form filled for a month: pages are added as they are asked for. */
export const useRecord = (
  record: MaybeRefOrGetter<string | undefined>,
  filter: MaybeRefOrGetter<RecordFilter | undefined>,
) =>
  useInfiniteQuery({
    queryKey: ['record', computed(() => toValue(record)), computed(() => toValue(filter))],
    queryFn: ({ pageParam }) =>
      answer((api) =>
        api.GET('/v1/records/{record}', {
          params: {
            path: { record: toValue(record) as string },
            query: { ...(toValue(filter) as RecordFilter), limit: RECORDS, ...pageParam },
          },
        }),
      ),
    initialPageParam: {} as { after?: string },
    getNextPageParam: (page) => (page.next === null ? undefined : { after: page.next }),
    enabled: computed(() => toValue(record) !== undefined && toValue(filter) !== undefined),
  })

export const useTicket = (ticketId: MaybeRefOrGetter<string>) =>
  useQuery({
    queryKey: ['ticket', computed(() => toValue(ticketId))],
    queryFn: () =>
      answer((api) => api.GET('/v1/tickets/{ticket_id}', { params: { path: { ticket_id: toValue(ticketId) } } })),
  })

/** What a month comes to for everybody. */
export const useAssessment = (month: MaybeRefOrGetter<string>) =>
  useQuery({
    queryKey: ['assessment', computed(() => toValue(month))],
    queryFn: () => answer((api) => api.GET('/v1/assessments/{month}', { params: { path: { month: toValue(month) } } })),
    enabled: computed(() => toValue(month) !== ''),
    placeholderData: keepPreviousData,
  })

export const useSheet = (agentId: MaybeRefOrGetter<string>, month: MaybeRefOrGetter<string>) =>
  useQuery({
    queryKey: ['assessment', computed(() => toValue(month)), computed(() => toValue(agentId))],
    queryFn: () =>
      answer((api) =>
        api.GET('/v1/assessments/{month}/agents/{agent_id}', {
          params: { path: { month: toValue(month), agent_id: toValue(agentId) } },
        }),
      ),
    enabled: computed(() => toValue(month) !== '' && toValue(agentId) !== ''),
  })

export const useKpis = (month: MaybeRefOrGetter<string>) =>
  useQuery({
    queryKey: ['kpis', computed(() => toValue(month))],
    queryFn: () => answer((api) => api.GET('/v1/kpis/{month}', { params: { path: { month: toValue(month) } } })),
    enabled: computed(() => toValue(month) !== ''),
    placeholderData: keepPreviousData,
  })

/** Rates entered by hand in a month, with what was replaced or withdrawn of them. */
export const useKpiEntries = (month: MaybeRefOrGetter<string>) =>
  useQuery({
    queryKey: ['kpis', 'entries', computed(() => toValue(month))],
    queryFn: () =>
      answer((api) => api.GET('/v1/kpis/{month}/entries', { params: { path: { month: toValue(month) } } })),
    enabled: computed(() => toValue(month) !== ''),
  })

export const useChecklists = () =>
  useQuery({ queryKey: ['checklists'], queryFn: () => answer((api) => api.GET('/v1/checklists')) })

export const useInspections = (month: MaybeRefOrGetter<string>) =>
  useQuery({
    queryKey: ['inspections', computed(() => toValue(month))],
    queryFn: () =>
      answer((api) => api.GET('/v1/inspections', { params: { query: { month: toValue(month), withdrawn: true } } })),
    enabled: computed(() => toValue(month) !== ''),
  })

const MINUTE = 60_000

/** Time limits on tickets, asked again every minute unless the filter names a moment. */
export const useLimits = (filter: MaybeRefOrGetter<LimitFilter>) =>
  useInfiniteQuery({
    queryKey: ['limits', computed(() => toValue(filter))],
    queryFn: ({ pageParam }) =>
      answer((api) => api.GET('/v1/limits', { params: { query: { ...toValue(filter), limit: PAGE, ...pageParam } } })),
    initialPageParam: {} as { after?: string },
    getNextPageParam: (page) => (page.next === null ? undefined : { after: page.next }),
    placeholderData: keepPreviousData,
    refetchInterval: computed(() => (toValue(filter).at === undefined ? MINUTE : false)),
  })

export const useDispleasures = (month: MaybeRefOrGetter<string>) =>
  useQuery({
    queryKey: ['displeasures', computed(() => toValue(month))],
    queryFn: () =>
      answer((api) => api.GET('/v1/months/{month}/displeasures', { params: { path: { month: toValue(month) } } })),
    enabled: computed(() => toValue(month) !== ''),
    placeholderData: keepPreviousData,
  })

/** What customers gave in a month. */
export const useRatings = (
  month: MaybeRefOrGetter<string>,
  filter: MaybeRefOrGetter<Pick<RatingFilter, 'team' | 'agent'>>,
) =>
  useQuery({
    queryKey: ['ratings', computed(() => toValue(month)), computed(() => toValue(filter))],
    queryFn: () =>
      answer((api) =>
        api.GET('/v1/ratings/{month}', { params: { path: { month: toValue(month) }, query: toValue(filter) } }),
      ),
    enabled: computed(() => toValue(month) !== ''),
    placeholderData: keepPreviousData,
  })

/** The ratings behind a figure, the latest first: pages are added as they are asked for. */
export const useGiven = (month: MaybeRefOrGetter<string>, filter: MaybeRefOrGetter<RatingFilter>) =>
  useInfiniteQuery({
    queryKey: ['ratings', 'given', computed(() => toValue(month)), computed(() => toValue(filter))],
    queryFn: ({ pageParam }) =>
      answer((api) =>
        api.GET('/v1/ratings/{month}/given', {
          params: { path: { month: toValue(month) }, query: { ...toValue(filter), limit: PAGE, ...pageParam } },
        }),
      ),
    initialPageParam: {} as { after?: string },
    getNextPageParam: (page) => (page.next === null ? undefined : { after: page.next }),
    enabled: computed(() => toValue(month) !== ''),
    placeholderData: keepPreviousData,
  })

/** What calls and tickets of a month say of each other. */
export const useJoined = (month: MaybeRefOrGetter<string>) =>
  useQuery({
    queryKey: ['joined', computed(() => toValue(month))],
    queryFn: () => answer((api) => api.GET('/v1/tickets/joined', { params: { query: { month: toValue(month) } } })),
    enabled: computed(() => toValue(month) !== ''),
    placeholderData: keepPreviousData,
  })
