import type { Bilingual, Evidence, Finding, Nearest, Searched, Segment } from '../../contract/index.ts'
import type { Hit, Scene } from '../detect/detector.ts'
import { namesOf } from '../detect/names.ts'
import { languageOf } from '../rule/applies.ts'
import type { Failure, Missing } from '../rule/compile.ts'
import type { Rule } from '../rule/schema.ts'
import { bestWindow, scriptOf } from '../text/similarity.ts'
import { tokens } from '../text/words.ts'
import { derivedId } from './id.ts'

/** The finding of a failed rule: what was said and where, or where it was looked for in vain. */
export function findingOf(
  rule: Rule,
  result: Failure,
  scene: Scene,
  place: { itemId: string; points: number; inputHash: string },
): Finding {
  const evidence = result.hits.flatMap((hit, index) => evidenceOf(hit, index, scene.call.segments))
  const recommended = fill(rule.recommended, scene, evidence)
  const language = languageOf(scene.call.language) ?? 'zh'
  const searched = result.missing ? searchedOf(result.missing, recommended[language]) : undefined
  const spot = evidence.map(({ segment, start, end, start_ms }) => [segment, start, end, start_ms])
  return {
    id: derivedId('f', place.inputHash, rule.id, rule.version, JSON.stringify(spot)),
    rule_id: rule.id,
    rule_version: rule.version,
    item_id: place.itemId,
    tags: rule.tags,
    severity: rule.severity,
    points: place.points,
    confidence: confidenceOf(result.sure, searched),
    message: fill(rule.message, scene, evidence),
    recommended,
    evidence,
    ...(searched ? { searched } : {}),
  }
}

/** Above this, what was heard may be what was wanted, misheard. */
const ALIKE = 0.5
const LEAST_SURE = 0.01

/** Of what was not said one is the less sure, the more alike the nearest thing is that was; in hundredths. */
function confidenceOf(sure: number, searched: Searched | undefined): number {
  const alike = Math.max(0, (searched?.nearest?.similarity ?? 0) - ALIKE)
  return Math.max(LEAST_SURE, Math.round(sure * (1 - alike) * 100) / 100)
}

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

function searchedOf({ speaker, view }: Missing, wanted: string): Searched {
  return {
    speaker,
    segments: view.turns.map((turn) => turn.segment),
    start_ms: view.start,
    end_ms: view.end,
    nearest: nearestTo(wanted, view),
  }
}

/** The stretch of a turn most like what should have been said; similarity in hundredths. */
function nearestTo(wanted: string, view: Missing['view']): Nearest | null {
  const wish = scriptOf(wanted)
  let nearest: Nearest | null = null
  for (const turn of view.turns) {
    const best = bestWindow(tokens(turn.text), wish)
    if (!best || (nearest && best.similarity <= nearest.similarity)) continue
    const { start, end, similarity } = best
    nearest = { segment: turn.segment, start, end, text: turn.text.slice(start, end), similarity }
  }
  return nearest && { ...nearest, similarity: Math.round(nearest.similarity * 100) / 100 }
}

/** Fills {company}, {agent} … from the call or the form's settings, {said} and {value} from the evidence. */
function fill(text: Bilingual, scene: Scene, evidence: readonly Evidence[]): Bilingual {
  const first = evidence[0]
  const put = (sentence: string) =>
    !sentence.includes('{')
      ? sentence
      : sentence.replace(/\{([a-z]+)\}/g, (whole, name: string) => {
          if (name === 'said')
            return evidence
              .filter((e) => e.hit === 0 && e.text)
              .map((e) => e.text)
              .join('')
          if (name === 'value' || name === 'limit') return amount(first?.[name], first?.unit)
          if (name === 'times') return String((evidence.at(-1)?.hit ?? -1) + 1)
          return namesOf(name, scene.call, scene.settings)[0] ?? whole
        })
  return { zh: put(text.zh), en: put(text.en) }
}

/** Milliseconds are shown as seconds. */
const amount = (value: unknown, unit: string | undefined): string =>
  unit === 'ms' ? String(Math.round(Number(value) / 100) / 10) : String(value ?? '')
