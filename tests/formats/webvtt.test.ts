import { describe, expect, test } from 'vitest'
import { webvtt } from '../../ingest/formats/webvtt.ts'
import { FULL, imported, lines, realFiles, refused } from './samples.ts'

const BOB = new Map([
  ['Bob', 'agent'],
  ['Ann', 'customer'],
] as const)

describe('a WebVTT file', () => {
  test('becomes a call with everything the options say', () => {
    const text = 'WEBVTT\n\n00:01.000 --> 00:02.500\n<v Bob>Good morning.\n\n00:03.000 --> 00:04.000\n<v Ann>Hi.\n'
    const call = imported(webvtt, text, { ...FULL, speakers: BOB, team: 'north', queue: 'hotline' })
    expect(call).toEqual({
      schema: 'call.v1',
      call_id: 'c-17',
      channel: 'voice',
      direction: 'inbound',
      queue: 'hotline',
      language: 'en-US',
      agent: { id: 'A017', team: 'north' },
      started_at: '2026-05-03T01:15:00.000Z',
      answered_at: '2026-05-03T01:15:00.000Z',
      ended_at: '2026-05-03T01:15:04.000Z',
      segments: [
        { speaker: 'agent', start_ms: 1000, end_ms: 2500, text: 'Good morning.', speaker_name: 'Bob' },
        { speaker: 'customer', start_ms: 3000, end_ms: 4000, text: 'Hi.', speaker_name: 'Ann' },
      ],
    })
  })

  test('counts its times from the pick-up, where that is known', () => {
    const options = { ...FULL, answeredAt: '2026-05-03T09:15:07+08:00' }
    const call = imported(webvtt, 'WEBVTT\n\n00:00.000 --> 00:01.000\nHello', options)
    expect([call.answered_at, call.ended_at]).toEqual(['2026-05-03T01:15:07.000Z', '2026-05-03T01:15:08.000Z'])
  })

  test('may have a BOM, CRLF, header, comments, styles, regions, ids, settings, hours and markup', () => {
    const text = [
      '\uFEFFWEBVTT - may',
      'Kind: captions',
      'Language: zh-CN',
      '',
      'NOTE made by hand',
      'and checked',
      '',
      'STYLE',
      '::cue { color: red }',
      '',
      'REGION',
      'id:top',
      '',
      'intro',
      '100:00:01.000-->100:00:02.000 align:start line:0%',
      '<v.loud Ann &amp; Co>您好，<c.red>这里</c>是&nbsp;<b>长城</b>',
      '<00:00:01.500>维修 &lt;总部&gt; &#x1F600;</v>',
      '',
      '00:03,000 --> 00:03,000',
      '1 < 2 &mdash; a<b',
      '',
    ].join('\r\n')
    const { language: _, ...options } = FULL
    const call = imported(webvtt, text, { ...options, speakers: new Map([['Ann & Co', 'agent']]) })
    expect(call.language).toBe('zh-CN')
    expect(lines(call)).toEqual([
      'agent 360001000-360002000 您好，这里是 长城 维修 <总部> 😀',
      'unknown 3000-3000 1 < 2 — a<b',
    ])
  })

  test('may begin its first cue right under the header', () => {
    expect(lines(imported(webvtt, 'WEBVTT\nLanguage: en\n00:00.000 --> 00:01.000\nhi'))).toEqual(['unknown 0-1000 hi'])
  })

  test('gives each of several voices in one cue its share of the time', () => {
    const text = 'WEBVTT\n\n00:00.000 --> 00:10.000\n<v Bob>12345</v>\n<v Ann>1234567890\n<v Bob>12345'
    expect(lines(imported(webvtt, text, { ...FULL, speakers: BOB }))).toEqual([
      'agent 0-2500 12345',
      'customer 2500-7500 1234567890',
      'agent 7500-10000 12345',
    ])
  })

  test('reads words outside a voice span as somebody unknown', () => {
    const text = 'WEBVTT\n\n00:00.000 --> 00:04.000\n<v agent>ab</v>cd<v>\n\n00:05.000 --> 00:06.000\n<v Customer> \n'
    expect(lines(imported(webvtt, text))).toEqual(['agent 0-2000 ab', 'unknown 2000-4000 cd'])
  })
})

describe('who speaks in a WebVTT file', () => {
  const two = (first: string, second: string) =>
    `WEBVTT\n\n00:00.000 --> 00:01.000\n${first}\n\n00:02.000 --> 00:03.000\n${second}\n`
  const speakers = (text: string, map?: ReadonlyMap<string, 'agent' | 'customer'>) =>
    imported(webvtt, text, { ...FULL, speakers: map }).segments.map((s) => [s.speaker, s.text])

  test('is what a role says, and unknown for anybody else', () => {
    expect(speakers(two('<v Agent>a', '<v CUSTOMER>b'))).toEqual([
      ['agent', 'a'],
      ['customer', 'b'],
    ])
    expect(speakers(two('<v Bob>a', '<v Zed>b'), BOB)).toEqual([
      ['agent', 'a'],
      ['unknown', 'b'],
    ])
    expect(speakers(two('<v Agent>a', '<v Customer>b'), new Map([['Agent', 'customer']]))[0]).toEqual(['customer', 'a'])
  })

  test('is unknown where one label covers everybody, unless an option vouches for it', () => {
    const text = two('<v Agent>How can I help?', '<v Agent>This is not my fault.')
    expect(speakers(text).map(([speaker]) => speaker)).toEqual(['unknown', 'unknown'])
    expect(speakers(text, new Map([['Agent', 'agent']])).map(([speaker]) => speaker)).toEqual(['agent', 'agent'])
  })

  test('may be written before the words', () => {
    expect(speakers(two('Agent: Hello.', 'Customer: So here is the thing: no.'))).toEqual([
      ['agent', 'Hello.'],
      ['customer', 'So here is the thing: no.'],
    ])
    expect(speakers(two('Bob：您好', 'Ann：喂'), BOB)).toEqual([
      ['agent', '您好'],
      ['customer', '喂'],
    ])
    expect(speakers(two('Zed: a', 'Zed: b'))).toEqual([
      ['unknown', 'a'],
      ['unknown', 'b'],
    ])
  })

  test('is not guessed from a sentence with a colon', () => {
    expect(speakers(two('One thing: no.', 'Another: yes.')).map(([, text]) => text)).toEqual([
      'One thing: no.',
      'Another: yes.',
    ])
    expect(speakers(two('Agent: hello.', 'and more')).map(([, text]) => text)).toEqual(['Agent: hello.', 'and more'])
    expect(speakers(two('<v Bob>Bob: hi', '<v Bob>Bob: ho')).map(([, text]) => text)).toEqual(['Bob: hi', 'Bob: ho'])
  })
})

describe('a WebVTT file is refused', () => {
  test('naming each thing that is missing and the option that gives it', () => {
    const { reason, problems } = refused(webvtt, 'WEBVTT\n\n00:00.000 --> 00:01.000\nhi', { name: '-' })
    expect(reason).toBe('invalid')
    expect(problems.map((p) => [p.path, /--[a-z-]+/.exec(p.expected)?.[0]])).toEqual([
      ['agent.id', '--agent-id'],
      ['direction', '--direction'],
      ['language', '--language'],
      ['call_id', '--call-id'],
      ['started_at', '--started-at'],
    ])
  })

  test('with its broken lines and what is missing in one go', () => {
    const text = [
      'WEBVTT',
      '',
      '00:02.000 --> 00:01.000',
      'backwards',
      '',
      '00:61.000 --> 01:02.000',
      'no such second',
      '',
      '7',
      'lost words',
      '',
      'WEBVTT',
      '',
      '8',
      '00:04.0',
    ].join('\n')
    const { language: _, ...options } = FULL
    const { problems } = refused(webvtt, text, options)
    expect(problems.map((p) => p.path)).toEqual(['line 3', 'line 6', 'line 9', 'line 12', 'line 14', 'language'])
    expect(problems[3]?.expected).toContain('import the second one by itself')
    expect(problems[0]).toEqual({
      path: 'line 3',
      found: '"00:02.000 --> 00:01.000"',
      expected: 'an end not before its start',
    })
  })

  test.each([
    ['nothing', '', 'empty', '$'],
    ['blanks', ' \n\n', 'empty', '$'],
    ['another format', '1\n00:00:01,000 --> 00:00:02,000\nhi', 'unknown_schema', 'line 1'],
    ['a word that begins alike', 'WEBVTTX\n', 'unknown_schema', 'line 1'],
    ['no cue', 'WEBVTT\n\nNOTE nothing here', 'invalid', '$'],
    ['no words', 'WEBVTT\n\n00:00.000 --> 00:01.000\n \n', 'invalid', '$'],
    ['more than 31 days', 'WEBVTT\n\n900:00:00.000 --> 900:00:01.000\nhi', 'invalid', 'segments[0].start_ms'],
  ])('when there is %s', (_, text, reason, path) => {
    const result = refused(webvtt, text)
    expect([result.reason, result.problems[0]?.path]).toEqual([reason, path])
  })

  test('when it is not UTF-8, or an option is no time', () => {
    expect(webvtt.import(new Uint8Array([0x57, 0xff]), FULL)).toMatchObject({ ok: false, reason: 'not_utf8' })
    const text = 'WEBVTT\n\n00:00.000 --> 00:01.000\nhi'
    const { problems } = refused(webvtt, text, { ...FULL, startedAt: '2026-05-03 09:15', answeredAt: 'soon' })
    expect(problems.map((p) => [p.path, p.found])).toEqual([
      ['started_at', '"2026-05-03 09:15"'],
      ['answered_at', '"soon"'],
    ])
  })
})

describe('other systems’ own WebVTT files', () => {
  const files = [...realFiles('webvtt'), ...realFiles('azure_content_understanding')]
  test.skipIf(files.length === 0)('are taken (passed over where they are absent)', () => {
    const summary = files.map(({ name, bytes }) => {
      const result = webvtt.import(bytes, { ...FULL, name })
      if (!result.ok) throw new Error(`${name}: ${JSON.stringify(result.problems)}`)
      const segments = result.value[0]?.segments as { speaker: string; speaker_name?: string }[]
      const names = new Set(segments.map((segment) => segment.speaker_name))
      const speakers = new Set(segments.map((segment) => segment.speaker))
      return [name, segments.length, names.size, [...speakers].join()]
    })
    expect(summary).toEqual([
      ['meeting-ledger.zoom.vtt', 3, 2, 'unknown'],
      ['turnchunk.teams.vtt', 4, 2, 'unknown'],
      ['turnchunk.zoom.vtt', 3, 2, 'unknown'],
      ['prebuilt-callCenter.vtt', 19, 1, 'unknown'],
    ])
  })
})
