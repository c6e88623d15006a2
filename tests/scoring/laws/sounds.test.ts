import fc from 'fast-check'
import { expect, test } from 'vitest'
import { syllableOf } from '../../../scoring/text/sounds.ts'
import { CONFUSED } from '../arbitrary-rules.ts'
import { callOf } from '../books.ts'
import { several } from './scoring.ts'
import { ask } from './talk.ts'

// Several characters of each of some syllables, and of those that are taken for one another.
const CHARS = [...'没梅内累办班帮棒法发花华码随水便变你泥李立四是资知次迟风分洪飞灰因应英啊x7']

const FOR_HU: Record<string, string> = { hua: 'fa', hui: 'fei', hong: 'feng', hu: 'fu', hun: 'fen', huan: 'fan' }

/** A character as it sounds to one who takes some sounds for one another; one without a syllable is itself. */
function heard(char: string, confuse: readonly string[]): string {
  let sound = syllableOf(char)
  if (sound === null) return char
  if (confuse.includes('f-h')) sound = FOR_HU[sound] ?? sound
  for (const one of ['zh', 'ch', 'sh'])
    if (confuse.includes(`${one[0]}-${one}`) && sound.startsWith(one)) sound = sound.replace('h', '')
  if (confuse.includes('n-l') && sound.startsWith('n')) sound = `l${sound.slice(1)}`
  for (const end of ['an', 'en', 'in'])
    if (confuse.includes(`${end}-${end}g`) && sound.endsWith(`${end}g`)) sound = sound.slice(0, -1)
  return sound
}

const chars = (minLength: number, maxLength: number) => fc.array(fc.constantFrom(...CHARS), { minLength, maxLength })

/** Words, a text in which they may stand, misheard or not, and a stranger that sounds like nothing in it. */
const conversation = chars(2, 4).chain((phrase) =>
  fc.tuple(
    fc.constant(phrase.join('')),
    several(
      fc
        .array(
          fc.oneof(
            { weight: 2, arbitrary: chars(1, 3) },
            { weight: 1, arbitrary: fc.constant(phrase) },
            { weight: 2, arbitrary: fc.tuple(...phrase.map(alike)) },
          ),
          { maxLength: 4 },
        )
        .map((parts) => `${parts.flat().join('')}，那个`),
      25,
    ),
  ),
)

/** A character that may sound like another. */
function alike(char: string): fc.Arbitrary<string> {
  const all = CONFUSED.at(-1) as string[]
  return fc.constantFrom(...CHARS.filter((other) => heard(other, all) === heard(char, all)))
}

test('what is found sounds as the phrase, and what sounds as the phrase is found', () => {
  const seen = { found: 0, not: 0 }
  fc.assert(
    fc.property(
      conversation,
      fc.constantFrom(...CONFUSED),
      fc.integer({ min: 2, max: 4 }),
      ([phrase, texts], confuse, min_length) => {
        const sound = (text: string, by = confuse) => [...text].map((char) => heard(char, by)).join('-')
        const asked = ask({ homophones: { any: [phrase], confuse, min_length } })
        const bySound = phrase.length >= min_length
        for (const text of texts) {
          const { outcome, words } = asked(callOf([['agent', text]]))
          for (const word of words) {
            if (word.matched_by === 'text') expect(word.text).toBe(phrase)
            else expect([bySound, sound(word.text)]).toEqual([true, sound(phrase)])
          }
          const stands = [...text].some((_, at) => {
            const said = text.slice(at, at + phrase.length)
            const whole =
              !/[x7]/.test((/[x7]/.test(phrase[0] as string) && text[at - 1]) || '') &&
              !/[x7]/.test((/[x7]/.test(phrase.at(-1) as string) && text[at + phrase.length]) || '')
            return whole && (said === phrase || (bySound && sound(said) === sound(phrase)))
          })
          expect(outcome).toBe(stands ? 'finding' : 'pass')
          seen[stands ? 'found' : 'not']++
        }
      },
    ),
    { numRuns: 250 },
  )
  expect(Math.min(seen.found, seen.not)).toBeGreaterThan(100)
})
