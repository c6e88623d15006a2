import type { Bilingual, Evidence, Finding, FlowStep, Nearest, Searched } from '../../contract/index.ts'
import type { Scene } from '../detect/detector.ts'
import { fillNames } from '../detect/words.ts'
import { languageOf } from '../rule/applies.ts'
import type { Failure, Missing } from '../rule/compile.ts'
import type { Rule } from '../rule/schema.ts'
import { bestWindow, scriptOf } from '../text/similarity.ts'
import { tokens } from '../text/words.ts'
import { evidenceOf } from './evidence.ts'
import { derivedId } from './id.ts'
import { brokenIn, stepsOf, titlesOf } from './steps.ts'

/** The finding of a failed rule: what was said and where, or where it was looked for in vain. */
export function findingOf(
  rule: Rule,
  result: Failure,
  scene: Scene,
  place: { itemId: string; points: number; inputHash: string },
): Finding {
  const evidence = result.hits.flatMap((hit, index) => evidenceOf(hit, index, scene.call.segments))
  const steps = result.steps && stepsOf(result.steps, scene.call.segments)
  const recommended = fill(rule.recommended, scene, evidence, steps)
  const language = languageOf(scene.call.language) ?? 'zh'
  const searched = result.missing ? searchedOf(result.missing, recommended[language]) : undefined
  const spot: unknown[] = evidence.map(({ segment, start, end, start_ms }) => [segment, start, end, start_ms])
  if (steps) spot.push(...brokenIn(steps).map(({ id, state }) => [id, state]))
  return {
    id: derivedId('f', place.inputHash, rule.id, rule.version, JSON.stringify(spot)),
    rule_id: rule.id,
    rule_version: rule.version,
    item_id: place.itemId,
    tags: rule.tags,
    severity: rule.severity,
    points: place.points,
    confidence: confidenceOf(result.sure, searched),
    message: fill(rule.message, scene, evidence, steps),
    recommended,
    evidence,
    ...(searched ? { searched } : {}),
    ...(steps ? { steps } : {}),
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

/** Fills {said} and {value} from the evidence, {skipped} from the steps, then {company}, {agent} … from the call or the form's settings. */
function fill(text: Bilingual, scene: Scene, evidence: readonly Evidence[], steps?: readonly FlowStep[]): Bilingual {
  const first = evidence[0]
  const put = (sentence: string, language: 'zh' | 'en') =>
    fillNames(sentence, language, scene, (name) => {
      if (name === 'said')
        return evidence
          .filter((e) => e.hit === 0 && e.text)
          .map((e) => e.text)
          .join('')
      if (name === 'value' || name === 'limit') return amount(first?.[name], first?.unit)
      if (name === 'times') return String(steps ? brokenIn(steps).length : (evidence.at(-1)?.hit ?? -1) + 1)
      if (steps && name === 'skipped') return titlesOf(steps, 'skipped', language)
      if (steps && name === 'disordered') return titlesOf(steps, 'out_of_order', language)
      return undefined
    })
  // A stored rule book has its keys in another order; what goes out has not.
  return { zh: put(text.zh, 'zh'), en: put(text.en, 'en') }
}

/** Milliseconds are shown as seconds. */
const amount = (value: unknown, unit: string | undefined): string =>
  unit === 'ms' ? String(Math.round(Number(value) / 100) / 10) : String(value ?? '')
