import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { explainScore } from '../../cli/explain.ts'
import { columns } from '../../cli/layout.ts'
import { explainCall } from '../../cli/trace/index.ts'
import type { Call } from '../../contract/index.ts'
import { readPack } from '../../ingest/packs.ts'
import { booksOf } from '../../scoring/packs/decode.ts'
import { createScorer } from '../../scoring/scorer.ts'
import { anyCall } from '../scoring/arbitrary.ts'
import { bookOf, bookWith, callOf, formWith, HASH, itemWith, type Line, ruleWith, saying } from '../scoring/books.ts'

test('a finding to confirm, an item for a person, praise and a rule on trial are told apart', () => {
  const tone = {
    id: 'tone',
    title: { zh: '语气', en: 'Tone' },
    points: 5,
    review: { zh: '听耐心', en: 'Hear patience' },
  }
  const language = itemWith(
    'language',
    10,
    { rule: 'asked', points: -4, review: true },
    { rule: 'praise', points: 2 },
    { rule: 'fault', points: -3 },
    { rule: 'trial', points: -6, shadow: true },
  )
  const rules = ['asked', 'praise', 'fault', 'trial'].map((id) => saying(id, '甲'))
  const call = callOf([['agent', '甲']])
  const scorer = createScorer([bookWith(formWith([language, tone]), ...rules)])
  const told = (whole: boolean) =>
    explainScore(call, scorer.score(call, HASH), scorer.rulebooks[0]?.view, whole ? 'whole' : 'findings')
      .split('\n')
      .map((line) => line.trim())
  const lines = told(true)
  expect(lines).toContain('… 待人工复核 to confirm (-4)  字 words')
  expect(lines).toContain('✓ +2  字 words')
  expect(lines).toContain('✗ -3  字 words')
  expect(lines).toContain('· 试运行 on trial (-6)  字 words')
  expect(lines).toContain('…     5/5  语气 Tone  待人工复核 needs a person: 听耐心 Hear patience')
  expect(told(false).join('\n')).not.toContain('试运行')
})

describe('why a rule did or did not fire', () => {
  type Part = Parameters<typeof ruleWith>[1]

  /** What is said of one rule, line by line, without the score above it. */
  function told(part: Part, lines: readonly Line[], changes: Partial<Call> = {}): string[] {
    const scorer = createScorer([bookOf(ruleWith('rule', part))])
    const call = callOf(lines, changes)
    const all = explainCall(call, scorer.explain(call, HASH), scorer.rulebooks[0]?.view).split('\n')
    return all.slice(all.indexOf('') + 2)
  }

  test('each hit of each stands by itself', () => {
    const part: Part = {
      conditions: {
        wait: { phrases: { any: ['请稍等'] } },
        back: { phrases: { any: ['久等了'] }, in: { after: { hit: 'wait', turns: 1 } } },
      },
      each: 'wait',
      find: 'not back',
    }
    const lines: Line[] = [
      ['agent', '请稍等'],
      ['agent', '让您久等了'],
      ['agent', '请稍等'],
      ['agent', '好了'],
    ]
    expect(told(part, lines)).toEqual([
      '    ✗ rule@1.0.0  发现 finding -10  字 words',
      '        wait   是 yes        phrases: { any: [请稍等] }',
      '            找过 searched: 坐席 agent  整通 whole call  0.0–3.9 s  #0–#3 4 句 turns',
      '            0.0–0.9 s  #0 【请稍等】',
      '            2.0–2.9 s  #2 【请稍等】',
      '        each                 wait  2 处 hits',
      '        ✓ 1. 0.0–0.9 s  #0 【请稍等】  通过 pass',
      '            back   是 yes        phrases: { any: [久等了] }',
      '                找过 searched: 坐席 agent  after: { hit: wait, turns: 1 }  1.0–1.9 s  #1',
      '                1.0–1.9 s  #1 让您【久等了】',
      '            find   否 no         not back',
      '        ✗ 2. 2.0–2.9 s  #2 【请稍等】  发现 finding',
      '            back   否 no         phrases: { any: [久等了] }',
      '                找过 searched: 坐席 agent  after: { hit: wait, turns: 1 }  3.0–3.9 s  #3',
      '                没有听到 not heard',
      '                窗外有 outside the window: 1.0–1.9 s  #1 让您【久等了】',
      '            find   是 yes        not back',
    ])
  })

  test('nobody can tell, because of a line or of a field', () => {
    const part: Part = {
      conditions: { said: { phrases: { any: ['您好'] } }, vip: { field: { path: 'queue', is: 'vip' } } },
      find: 'not said and vip',
    }
    expect(told(part, [['agent', '有什么事', { confidence: 0.2 }]])).toEqual([
      '    ? rule@1.0.0  无从判断 not evaluated: 识别不清 the recogniser was unsure  字 words',
      '        said   否 no         phrases: { any: [您好] }',
      '            找过 searched: 坐席 agent  整通 whole call  0.0–0.9 s  #0',
      '            没有听到，但存疑 not heard, yet in doubt: 识别不清 the recogniser was unsure',
      '              #0 坐席 agent 20% “有什么事”',
      '        vip    不明 unknown  field: { path: queue, is: vip }',
      '            无从判断 nobody can tell: 通话没有带这项数据 the call does not say: queue',
      '        find   不明 unknown  not said and vip',
      '               不明 unknown    not said  ← 决定 decided',
      '               不明 unknown    vip',
    ])
  })

  test('what speaks against words that are there', () => {
    const said = (phrases: object, more: object = {}): Part => ({
      conditions: { said: { phrases, ...more } },
      find: 'said',
    })
    const third = (part: Part, line: string) => told(part, [['agent', line]])[3]?.trim()
    expect(third(said({ any: ['快点说'], except: ['我'] }), '我快点说')).toBe(
      '听到了，但不算 heard, but it does not count; 属于例外 an exception rules it out: “我”',
    )
    expect(third(said({ none: ['快点说'] }), '快点说')).toBe('听到了不该有的 heard what should not be there')
    expect(third(said({ any: ['您'] }, { every_turn: true }), '你好')).toBe('这些句里没有 missing in: #0')
    expect(third(said({ none: ['快点说'] }), '请讲')).toBe('成立，没有可指的地方 it holds, with no place to show')
    expect(
      told(said({ all: ['您好', '工号'] }), [['agent', '您好']])
        .slice(3, 5)
        .map((line) => line.trim()),
    ).toEqual(['听到 heard: #0 【您好】', '没有相近的 nothing like it: 工号'])
  })

  test('phrases that were all said, but not together', () => {
    const part: Part = { conditions: { said: { phrases: { in_order: ['您好', '工号'] } } }, find: 'said' }
    expect(told(part, [['agent', '工号八八，您好']])[3]?.trim()).toMatch(/次序不对 in another order$/)
  })

  test('what it means that each has no hit, and that there was none of what is measured', () => {
    const held: Part = { conditions: { held: { hold: { at_least: 5 } } }, each: 'held', find: 'held' }
    const lines: Line[] = [['agent', '您好']]
    const last = (part: Part) => told(part, lines).slice(-2)
    expect(last(held)).toEqual([
      '            通话里没有这样的事 there is none of it in the call',
      '        each                 held  0 处 hits: 不适用 not applicable',
    ])
    expect(last({ ...held, if_none: 'pass' })[1]).toBe('        each                 held  0 处 hits: 通过 pass')
  })

  test('how far apart those are that should follow each other', () => {
    const part: Part = {
      conditions: { a: { phrases: { any: ['甲'] } }, b: { phrases: { any: ['乙'] } } },
      find: 'a then b within 2 turns',
    }
    const lines = ['甲', '我看一下', '我看一下', '乙'].map((text): Line => ['agent', text])
    expect(told(part, lines).at(-1)?.trim()).toBe('a 到 b 相隔太远 too far apart: 3 句 turns, 上限 limit 2 句 turns')
  })

  test('of what was looked for in vain, what came nearest only where it is like it', () => {
    const nearest = (text: string) => {
      const recommended = { zh: '感谢您的来电', en: 'Thank you' }
      const part: Part = { conditions: { said: { phrases: { any: ['再见'] } } }, find: 'not said', recommended }
      const scorer = createScorer([bookOf(ruleWith('rule', part))])
      const call = callOf([['agent', text]])
      return explainScore(call, scorer.score(call, HASH), scorer.rulebooks[0]?.view, 'findings')
    }
    expect(nearest('那感谢您来电')).toContain('最接近 nearest')
    expect(nearest('我看看的')).not.toContain('最接近 nearest')
  })

  test('a rule that is not for the call, and a chain in the wrong order', () => {
    const two: Part = {
      conditions: { a: { phrases: { any: ['甲'] } }, b: { phrases: { any: ['乙'] } } },
      find: 'a then b within 2 turns',
    }
    expect(told({ ...two, applies: { channel: 'chat' } }, [['agent', '甲']])).toEqual([
      '    – rule@1.0.0  不适用 not applicable  字 words',
      '        不是为这样的通话 not for this call; it is for channel: chat',
    ])
    const chain = told(two, [['agent', '乙甲']])
    expect(chain.slice(-4)).toEqual([
      '        find   否 no         a then b within 2 turns',
      '               是 yes          a',
      '               是 yes          b',
      '                               次序不对，a 之后没有 b not in this order: no b after a',
    ])
  })

  test('points that count, that wait for a person, that are on trial; items nobody or a person judges', () => {
    const uses = [
      { rule: 'asked', points: -4, review: true },
      { rule: 'praise', points: 2 },
      { rule: 'trial', points: -6, shadow: true },
    ]
    const tone = { id: 'tone', title: { zh: '语气', en: 'Tone' }, points: 5, review: { zh: '听', en: 'Listen' } }
    const chat = { ...itemWith('chat', 5, { rule: 'chat', points: -5 }), applies: { channel: 'chat' as const } }
    const rules = ['asked', 'praise', 'trial', 'chat'].map((id) => saying(id, '甲'))
    const scorer = createScorer([bookWith(formWith([itemWith('item', 10, ...uses), tone, chat]), ...rules)])
    const call = callOf([['agent', '甲']])
    const lines = explainCall(call, scorer.explain(call, HASH), scorer.rulebooks[0]?.view).split('\n')
    expect(lines).toEqual(
      expect.arrayContaining([
        '    … asked@1.0.0  发现 finding (-4)  待人工复核 to confirm  字 words',
        '    ✓ praise@1.0.0  发现 finding +2  字 words',
        '    · trial@1.0.0  发现 finding (-6)  试运行，不计分 on trial, counts nowhere  字 words',
        '  语气 Tone: 由人评 judged by a person',
        '  字 words: 不适用 does not apply, it is for channel: chat  chat',
      ]),
    )
  })

  test('what a chat holds and a terminal would obey is left out', () => {
    const part: Part = { conditions: { said: { phrases: { any: ['甲'] } } }, find: 'said' }
    expect(told(part, [['agent', '\u001b[31m乙\n甲']])[3]?.trim()).toBe('0.0–0.9 s  #0  [31m乙 【甲】')
  })

  test('no line is wider than a terminal, nor holds what a terminal obeys', () => {
    const scorer = createScorer(booksOf(readPack(), 'Asia/Shanghai'))
    const views = new Map(scorer.rulebooks.map(({ hash, view }) => [hash, view]))
    const law = (call: Call) => {
      const explanation = scorer.explain(call, HASH)
      const text = explainCall(call, explanation, views.get(explanation.score.form?.hash ?? ''))
      const rules = text.slice(text.indexOf('\n\n')).split('\n')
      expect(rules.filter((line) => columns(line) > 100 || /\p{Cc}/u.test(line))).toEqual([])
    }
    fc.assert(
      fc.property(anyCall, (call) => void law(call)),
      { numRuns: 40 },
    )
  })
})
