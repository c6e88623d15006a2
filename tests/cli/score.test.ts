import { createHash } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { Compile } from 'typebox/compile'
import { describe, expect, it } from 'vitest'
import { columns } from '../../cli/layout.ts'
import { Score } from '../../contract/score.ts'
import { readPack } from '../../ingest/packs.ts'
import { booksOf } from '../../scoring/packs/decode.ts'
import { call, earshot, file, folder } from './earshot.ts'

const dir = folder()
const shape = Compile(Score)

const formRules = (id: string): string[] =>
  booksOf(readPack(), 'Asia/Shanghai').flatMap(({ form, rules }) => (form.id === id ? Object.keys(rules) : []))

describe('earshot score', () => {
  it('writes one line a call, as the contract says, and the same bytes every time', async () => {
    const line = JSON.stringify(call('c-1'))
    const first = await earshot(['score', '-', '--json'], { stdin: `${line}\n` })
    expect(first.code).toBe(0)
    expect(first.stderr).toBe('')
    const score = JSON.parse(first.stdout) as Score
    expect(shape.Errors(score)).toEqual([])
    expect(score).toMatchObject({
      call_id: 'c-1',
      agent_id: 'A017',
      form: { id: 'hotline-zh' },
      input_hash: `sha256:${createHash('sha256').update(line).digest('hex')}`,
      score: 92,
      grade: 'excellent',
    })
    expect(score.findings.map(({ rule_id, points }) => [rule_id, points])).toEqual([['not-my-fault-zh', -8]])
    expect(score.findings[0]?.evidence).toEqual([
      { hit: 0, segment: 2, start: 2, end: 8, text: '这不是我的错', start_ms: 8100, end_ms: 9900, matched_by: 'text' },
    ])
    const again = await earshot(['score', '-', '--json'], { stdin: `${line}\n` })
    expect(again.stdout).toBe(first.stdout)
  })

  it('scores the good lines and says of every bad one where and why', async () => {
    const path = file(dir, 'mixed.jsonl', [
      call('good-1'),
      '{"schema": "call.v1", broken',
      call('bad', { channel: 'fax', segments: [{ speaker: 'agent', start_ms: 5, end_ms: 2, text: 1 }] }),
      '"\\ud800"',
      '',
      call('good-2', { segments: [] }),
      call('ja', { language: 'ja-JP' }),
    ])
    const { code, stdout, stderr } = await earshot(['score', path, '--json'])
    expect(code).toBe(1)
    const scores = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Score)
    expect(scores.map(({ call_id, score, unscored }) => [call_id, score, unscored])).toEqual([
      ['good-1', 92, undefined],
      ['good-2', null, 'empty'],
      ['ja', null, 'language'],
    ])
    expect(stderr).toContain(`${path}:2: $: found`)
    expect(stderr).toContain(`${path}:3: channel: found "fax", expected one of voice · chat`)
    expect(stderr).toContain(`${path}:3: segments[0].text: found 1, expected text`)
    expect(stderr).toContain(`${path}:4: $:`)
    expect(stderr).toContain('3 scored, 3 not usable')
  })

  it('says once of a call on several lines that it must stand on one', async () => {
    const path = file(dir, 'laid-out.json', [JSON.stringify(call('laid-out'), null, 2)])
    expect(await earshot(['score', path])).toEqual({
      code: 1,
      stdout: '',
      stderr: `${path}: a call stands on one line, and this begins one on several; \`jq -c . FILE\` writes it on one.\n`,
    })
  })

  it('refuses a call of 20 MB with its size and scores the next', async () => {
    const text = '好'.repeat(7_000_000)
    const huge = JSON.stringify(call('huge', { segments: [{ speaker: 'agent', start_ms: 0, end_ms: 1, text }] }))
    const { code, stdout, stderr } = await earshot(['score', '-', '--json'], {
      stdin: `${huge}\n${JSON.stringify(call('next'))}`,
    })
    expect(code).toBe(1)
    expect(stderr).toContain(`-:1: $: found ${Buffer.byteLength(huge)} bytes, expected at most 8388608 bytes`)
    expect((JSON.parse(stdout) as Score).call_id).toBe('next')
  })

  it('judges by the form named, and knows which there are', async () => {
    const { stdout } = await earshot(['score', '-', '--json', '--form', 'hotline-en'], {
      stdin: JSON.stringify(call('c')),
    })
    // A Chinese call by an English form: no item applies, and nobody is given 100 points for it.
    expect(JSON.parse(stdout)).toMatchObject({ form: { id: 'hotline-en' }, score: null, unscored: 'not_evaluated' })
    const wrong = await earshot(['score', '-', '--form', 'nope'], { stdin: '' })
    expect(wrong).toMatchObject({ code: 2, stdout: '' })
    expect(wrong.stderr).toContain('There is no form "nope"; there are: after-sales-zh, chat-en, chat-zh,')
  })

  it('explains every item, with the words in their place and what to say instead', async () => {
    const { stdout } = await earshot(['score', '-', '--explain'], { stdin: JSON.stringify(call('c')) })
    expect(stdout).toContain('c  李敏  92.0  优秀 Excellent')
    expect(stdout).toContain('#2 哎，【这不是我的错】。')
    expect(stdout).toMatch(/✗\s+8\/16\s+服务用语 Language/)
    expect(stdout).toContain('应说 say instead:')
  })

  it('explains of every rule of the form why it did or did not fire, no line wider than a terminal', async () => {
    const { stdout } = await earshot(['score', '-', '--explain'], { stdin: JSON.stringify(call('c')) })
    for (const id of formRules('hotline-zh')) expect(stdout).toContain(`${id}@`)
    expect(stdout).toMatch(/✗ not-my-fault-zh@\S+ {2}发现 finding -8/)
    expect(stdout).toMatch(/是 yes +(homophones|phrases): /)
    expect(stdout).toContain('量得 measured: ring_count: 2 rings')
    expect(stdout.split('\n').filter((line) => columns(line) > 100)).toEqual([])
    expect(stdout).not.toContain('\u001b')
  })

  it('explains one rule alone, also where the form does not have it or nothing is scored', async () => {
    const lines = [call('c'), call('v', { disposition: 'voicemail' }), call('en', { language: 'en' })]
    const stdin = lines.map((line) => JSON.stringify(line)).join('\n')
    const { stdout, code } = await earshot(['score', '-', '--rule', 'silence-zh'], { stdin })
    expect(code).toBe(0)
    expect(stdout.split('\n').filter((line) => /silence-zh@\S+ {2}通过 pass/.test(line))).toHaveLength(1)
    expect(stdout).toContain('量得 measured: 0.3 s')
    expect(stdout).toContain('v  李敏  — 不评分 not scored: 语音信箱 voicemail\nen  李敏')
    expect(stdout).toContain('评分表 hotline-en 里没有规则 silence-zh the form does not have this rule')
  })

  it('names the rule most like one there is none of, and all there are', async () => {
    const wrong = await earshot(['score', '-', '--rule', 'silense-zh', '--form', 'hotline-zh'])
    expect(wrong).toMatchObject({ code: 2, stdout: '' })
    expect(wrong.stderr).toContain('There is no rule "silense-zh" on form "hotline-zh". Did you mean "silence-zh"?')
    expect(wrong.stderr).toMatch(/There are: .*abuse-zh.*silence-zh/s)
    expect(wrong.stderr).not.toContain('abuse-en')
    const far = await earshot(['score', '-', '--rule', 'x'])
    expect(far.stderr).toMatch(/^There is no rule "x" on any form\. There are: abuse-en/)
    const json = await earshot(['score', '-', '--rule', 'silence-zh', '--json'])
    expect(json).toMatchObject({ code: 2, stderr: '--rule explains in words; leave out --json.\n' })
  })

  it('ends with 2 for wrong arguments, and says what is missing', async () => {
    expect(await earshot(['score'])).toMatchObject({ code: 2, stdout: '' })
    expect(await earshot(['scroe', 'x'])).toMatchObject({ code: 2, stdout: '' })
    const missing = await earshot(['score', join(dir, 'nowhere.jsonl')])
    expect(missing.code).toBe(1)
    expect(missing.stderr).toContain('there is no such file')
  })
})

describe('earshot import', () => {
  const vtt =
    'WEBVTT\n\n00:00.300 --> 00:03.900\n<v Li Min>您好，请问有什么可以帮您？\n\n00:04.100 --> 00:07.800\n<v Wang>机器坏了\n'

  it('makes calls that score takes', async () => {
    const args = [
      '--from',
      'webvtt',
      '--agent-id',
      'A017',
      '--started-at',
      '2026-05-03T09:15:00+08:00',
      '--direction',
      'inbound',
    ]
    const made = await earshot([
      'import',
      file(dir, 'talk.vtt', [vtt]),
      ...args,
      '--language',
      'zh-CN',
      '--speaker',
      'Li Min=agent',
      '--speaker',
      'Wang=customer',
    ])
    expect(made).toMatchObject({ code: 0, stderr: '' })
    const scored = await earshot(['score', '-', '--json'], { stdin: made.stdout })
    expect(scored.code).toBe(0)
    expect((JSON.parse(scored.stdout) as Score).call_id).toBe('talk')
  })

  it('names what the file does not say and the option that supplies it', async () => {
    const { code, stderr } = await earshot(['import', file(dir, 'bare.vtt', [vtt]), '--from', 'webvtt'])
    expect(code).toBe(1)
    expect(stderr).toContain('--agent-id')
    expect(stderr).toContain('--started-at')
    expect(await earshot(['import', 'x', '--from', 'nope'])).toMatchObject({ code: 2 })
  })
})

describe('earshot rules test', () => {
  it('runs the examples of every rule', async () => {
    const { code, stdout, stderr } = await earshot(['rules', 'test'])
    expect(stderr).toBe('')
    expect(code).toBe(0)
    expect(stdout).toMatch(/^\d+ forms, \d+ rules, \d+ limits, \d+ schemes, \d+ examples: all as expected\./)
  })

  it('explains why an example came out otherwise, of a rule that no form has', async () => {
    const rules = join(folder(), 'rules')
    mkdirSync(rules)
    const both = '{ zh: 字, en: words }'
    file(rules, 'bye.yaml', [
      'id: bye\nversion: 1.0.0\ntags: [closing]\nseverity: minor\nfind: not closed',
      ...['title', 'message', 'why', 'recommended'].map((key) => `${key}: ${both}`),
      'conditions: { closed: { phrases: { any: [感谢您的来电] }, in: { last: { turns: 1 } } } }',
    ])
    file(rules, 'bye.examples.yaml', [
      'rule: bye\nexamples:',
      '  - { name: none, expect: finding, dialogue: [{ agent: 您好 }] }',
      '  - { name: short, expect: pass, dialogue: [{ agent: 您好 }, { agent: 感谢您来电 }] }',
    ])
    const args = ['rules', 'test', '--packs', join(rules, '..')]
    const { code, stderr } = await earshot([...args, '--explain'])
    expect(code).toBe(1)
    expect(stderr).toContain('"short" (2): expected pass, came out finding\n  ✗ bye@1.0.0  发现 finding  字 words\n')
    expect(stderr).toContain('最接近 nearest: #1 【感谢您来电】  0.8 ≈ 感谢您的来电')
    expect((await earshot(args)).stderr).not.toContain('nearest')
    const scored = await earshot(['score', '-', '--rule', 'bye', '--packs', join(rules, '..')])
    expect(scored.stderr).toContain('Rule "bye" is not on any form; `npx earshot rules test --explain` explains')
  })
})
