import { describe, expect, test } from 'vitest'
import { en } from '../../cli/demo/banks/en/index.ts'
import { zh } from '../../cli/demo/banks/zh/index.ts'
import type { Planted } from '../../cli/demo/index.ts'
import { contract } from '../../cli/demo/speech.ts'
import type { Call } from '../../contract/index.ts'
import { expand } from './expand.ts'
import { undo } from './hearing.ts'
import { has, ids, judged, said } from './month.ts'

/**
 * A second look at the words, simpler than any scorer: what the agent says at the beginning and at the end, with the
 * mishearings undone. Bad lines, broken-off calls and traditional characters are left to the truth alone.
 */
const readable = judged.filter(
  ({ call }) =>
    call.language !== 'zh-TW' &&
    call.disposition !== 'dropped' &&
    call.segments.every(({ confidence }) => confidence === undefined || confidence > 0.6),
)

/** Letters and characters only, English as it is spoken. */
const bare = (text: string): string =>
  contract(text)
    .toLowerCase()
    .replace(/[\p{P}\s]/gu, '')

const backchannel = /^(嗯+|对+|好的?|是的|哦|明白|mm ?hmm|uh ?huh|okay|right|yeah|sure|i ?see)$/i

/** Everything the agent says as one string: spaces out of Chinese, mishearings undone, backchannels left out. */
function agentWords(call: Call, from: number, to?: number): string {
  const texts = said(call, 'agent')
    .map(({ text }) => text.trim())
    .filter((text) => !backchannel.test(text.replaceAll(' ', '')))
  const joined = texts.slice(from, to).join(call.language.startsWith('zh') ? '' : ' ')
  const dense = call.language.startsWith('zh') ? joined.replace(/[\s，。、,]/g, '') : joined
  return undo(dense)
}

const greeting = /[您你]好|[午上]好|hello|\bhi\b|\bhey\b|good (morning|afternoon|evening)/
const offer = /帮|什么需要|需要什么|需要我|效劳|help|assist|do for you/
const further = /还有(什么|其他|其它|别的|哪些)|其他方面|其他事情|别的问题|anything else|something else|other questions/
const farewell =
  /再见|拜拜|bye|for calling|for choosing|for your call|for chatting|for contacting|good one|来电(?!话)|致电|祝您/

const opening = (call: Call) => agentWords(call, 0, call.direction === 'outbound' ? 3 : 2)
const lacks = (tag: Planted, words: (call: Call) => boolean, applies: (call: Call) => boolean = () => true) => {
  const owed = readable.filter(({ call }) => applies(call))
  return {
    planted_but_said: ids(owed.filter((sample) => has(sample, tag) && words(sample.call))),
    missing_but_not_planted: ids(owed.filter((sample) => !has(sample, tag) && !words(sample.call))),
  }
}

const nothing = { planted_but_said: [], missing_but_not_planted: [] }
const ended = (call: Call) => !call.transferred_to && !gaveUp(call)
/** The customer walked out: the last words are theirs, and nobody had asked for anything else. */
const gaveUp = (call: Call) =>
  /算了|不说了|来不及|不弄了|forget it|do not have time|don't have time|never mind|give up/i.test(
    said(call, 'customer')
      .slice(-3)
      .map(({ text }) => text.replaceAll(' ', call.language.startsWith('zh') ? '' : ' '))
      .join(call.language.startsWith('zh') ? '' : ' '),
  )

describe('the words agree with the truth', () => {
  test('greeting', () => {
    expect(lacks('greeting', (call) => greeting.test(opening(call)))).toEqual(nothing)
  })

  test('self-introduction', () => {
    const named = (call: Call) => {
      const words = agentWords(call, 0, call.direction === 'outbound' ? 5 : 3)
      const { company, nick } = call.attributes as { company: string; nick?: string }
      const first = call.agent.name!.split(' ')[0]!
      return [company, first, nick].some((name) => name !== undefined && words.includes(name.toLowerCase()))
    }
    expect(lacks('self-introduction', named)).toEqual(nothing)
  })

  test('offer-help', () => {
    expect(
      lacks(
        'offer-help',
        (call) => offer.test(agentWords(call, 0, 4)),
        (call) => call.direction === 'inbound',
      ).missing_but_not_planted,
    ).toEqual([])
    expect(
      lacks(
        'offer-help',
        (call) => offer.test(agentWords(call, 0, 1)),
        (call) => call.direction === 'inbound',
      ).planted_but_said,
    ).toEqual([])
  })

  test('further-help', () => {
    expect(lacks('further-help', (call) => further.test(agentWords(call, 0)), ended)).toEqual(nothing)
  })

  test('closing', () => {
    expect(lacks('closing', (call) => farewell.test(agentWords(call, -4)), ended)).toEqual(nothing)
  })

  test('forbidden-phrase', () => {
    expect(ids(readable.filter((sample) => has(sample, 'forbidden-phrase') !== isRude(sample.call)))).toEqual([])
  })
})

const rude = Object.fromEntries(
  Object.entries({ zh, en }).map(([tongue, { rude }]) => [
    tongue,
    [...rude.exchanges.flatMap((slip) => slip.rude.agent), ...rude.opening.agent, ...rude.closing.agent].flatMap(
      (text) => expand(text).map((said) => bare(undo(said))),
    ),
  ]),
)

function isRude(call: Call): boolean {
  const words = bare(agentWords(call, 0))
  return rude[call.language.slice(0, 2)]!.some((phrase) => words.includes(phrase))
}
