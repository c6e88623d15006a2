import type { Pack } from '../decode.ts'
import { error, type Remark, warning } from './remark.ts'

/** Steps of a flow that are never due, and words of theirs that change nothing. */
export function flows(pack: Pack): Remark[] {
  return [...pack.rules.values()].flatMap((decoded) =>
    (decoded.value.flow ?? []).flatMap((step, i) => {
      const spot = (key: string) => ({ decoded, path: ['flow', i, key] })
      const waits = step.if !== undefined
      return [
        ...(waits && spaced(step.if as string) === spaced(step.step)
          ? [
              error(
                spot('if'),
                `"${step.step}" waits for itself: where it is due it is done, so that it is never skipped`,
              ),
            ]
          : []),
        ...(waits && step.optional
          ? [warning(spot('if'), '"if" changes nothing: an optional step may be left out whatever comes before it')]
          : []),
        ...(i === 0 && step.always
          ? [warning(spot('always'), '"always" changes nothing: no talk goes before the first step')]
          : []),
      ]
    }),
  )
}

const spaced = (source: string): string => source.replace(/\s+/g, ' ').trim()
