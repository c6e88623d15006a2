import type { AssessedEntry, AssessedStep, InspectionFact } from '../../contract/index.ts'
import { byText } from '../text/order.ts'
import { fromCenti, halfUp, sum, toCenti } from './exact.ts'
import { entry, type Made, made } from './made.ts'
import type { Checklist } from './schema.ts'

/** Points kept of those of all items looked at. An inspection of nothing, or of too small a sample, is named and does not count. */
export function inspectionsPart(
  checklists: ReadonlyMap<string, Checklist>,
  inspections: readonly InspectionFact[],
): Made {
  const entries = inspections.flatMap((one) => looked(one, checklists.get(one.checklist)))
  const counted = entries.filter(({ entry }) => entry.counted)
  const places = [...new Set(counted.map(({ place }) => place))].sort(byText)
  const steps = places.map((place): AssessedStep => {
    const own = counted.filter((one) => one.place === place)
    return { ...share(own.map(({ entry }) => entry)), of: own[0]?.entry.what ?? '', title: own[0]?.title ?? null }
  })
  const all = share(counted.map(({ entry }) => entry))
  return made(
    counted.length === 0 ? null : toCenti(all.result),
    'no_inspections',
    [...steps, all],
    entries.map(({ entry }) => entry),
  )
}

interface Looked {
  entry: AssessedEntry
  /** Checklist and item. */
  place: string
  title: Checklist['title'] | null
}

function looked(inspection: InspectionFact, checklist: Checklist | undefined): Looked[] {
  return inspection.items.map(({ item: id, problems, whole, note }) => {
    const item = checklist?.items.find((one) => one.id === id)
    const lost = item !== undefined && whole && item.whole !== undefined
    const left = item === undefined ? null : toCenti(item.points) - problems * toCenti(item.per_problem)
    return {
      place: JSON.stringify([inspection.checklist, id]),
      title: item?.title ?? null,
      entry: entry({
        kind: 'inspection',
        id: inspection.inspection_id,
        at: inspection.at,
        what: id,
        state: lost ? 'whole' : '',
        value: problems,
        points: left === null ? null : lost ? 0 : fromCenti(Math.max(0, left)),
        most: item?.points ?? null,
        whole_team: inspection.whole_team ?? false,
        why: whyNot(inspection, checklist, item !== undefined),
        note,
      }),
    }
  })
}

function whyNot(
  { checked, of }: InspectionFact,
  checklist: Checklist | undefined,
  known: boolean,
): AssessedEntry['why'] {
  if (checklist === undefined) return 'unknown_checklist'
  if (!known) return 'unknown_item'
  if (checked === 0 || of === 0) return 'nothing_inspected'
  return enough(checklist.sample_percent, checked, of) ? '' : 'sample_too_small'
}

/** Whether so many of so many are the sample that is asked for; unsaid, nobody doubts it. */
export const enough = (percent: number | undefined, checked: number | null, of: number | null): boolean =>
  percent === undefined || checked === null || of === null || checked * 10_000 >= of * Math.round(percent * 100)

function share(entries: readonly AssessedEntry[]): AssessedStep {
  const kept = sum(entries.map(({ points }) => toCenti(points ?? 0)))
  const most = sum(entries.map(({ most }) => toCenti(most ?? 0)))
  return {
    step: 'share',
    of: '',
    title: null,
    numerator: fromCenti(kept),
    denominator: fromCenti(most),
    result: most === 0 ? 0 : fromCenti(halfUp(kept * 10_000, most)),
  }
}
