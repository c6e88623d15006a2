import type { Evidence, Segment } from '../../contract/index.ts'
import type { Hit } from '../detect/detector.ts'

/** A hit as a score shows it: its words, an entry a segment, or what was measured. @param index its number */
export function evidenceOf(hit: Hit, index: number, segments: readonly Segment[]): Evidence[] {
  if (!hit.spans) {
    return [{ hit: index, start_ms: hit.start, end_ms: hit.end, ...hit.measured, matched_by: hit.matchedBy }]
  }
  const { segments: _, ...read } = hit.measured ?? {}
  return hit.spans.map(({ segment, start, end }) => {
    const said = segments[segment] as Segment
    return {
      hit: index,
      segment,
      start,
      end,
      text: said.text.slice(start, end),
      start_ms: said.start_ms,
      ...(said.end_ms === undefined ? {} : { end_ms: said.end_ms }),
      ...read,
      matched_by: hit.matchedBy,
    }
  })
}
