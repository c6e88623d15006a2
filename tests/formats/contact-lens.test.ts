import { describe, expect, test } from 'vitest'
import { contactLens } from '../../ingest/formats/contact-lens.ts'
import { FULL, imported, lines, realFiles, refused } from './samples.ts'

const { language: _language, ...OPTIONS } = FULL

const turn = (ParticipantId: string, BeginOffsetMillis: number, EndOffsetMillis: number, Content: string) => ({
  ParticipantId,
  BeginOffsetMillis,
  EndOffsetMillis,
  Content,
  Id: `${BeginOffsetMillis}`,
  Sentiment: 'NEUTRAL',
})

const VOICE = {
  Channel: 'VOICE',
  JobStatus: 'COMPLETED',
  LanguageCode: 'en-GB',
  CustomerMetadata: { ContactId: 'contact-5' },
  Participants: [
    { ParticipantId: 'p-c', ParticipantRole: 'CUSTOMER' },
    { ParticipantId: 'p-a', ParticipantRole: 'AGENT' },
  ],
  ConversationCharacteristics: { TotalConversationDurationMillis: 9000 },
  Transcript: [turn('p-a', 0, 900, 'Good morning.'), turn('p-c', 1000, 2000, 'My boiler is cold.')] as unknown[],
}

const message = (ParticipantRole: string, AbsoluteTime: string, Content: string) => ({
  ParticipantId: `p-${ParticipantRole}`,
  ParticipantRole,
  AbsoluteTime,
  Content,
  ContentType: 'text/plain',
  Type: 'MESSAGE',
})

const CHAT = {
  Channel: 'CHAT',
  LanguageCode: 'en-US',
  Participants: VOICE.Participants,
  Transcript: [
    message('AGENT', '2026-05-03T01:15:09.250Z', 'Hello, how can I help?'),
    message('CUSTOMER', '2026-05-03T01:15:00.000Z', 'Anybody there?'),
  ] as unknown[],
}

const json = (file: object): string => JSON.stringify(file)

describe('a Contact Lens call', () => {
  test('becomes a call with the file’s own id, language, channel and length', () => {
    expect(
      imported(contactLens, json(VOICE), { ...FULL, callId: 'other', language: 'zh-CN', channel: 'chat' }),
    ).toEqual({
      schema: 'call.v1',
      call_id: 'contact-5',
      channel: 'voice',
      direction: 'inbound',
      language: 'en-GB',
      agent: { id: 'A017' },
      started_at: '2026-05-03T01:15:00.000Z',
      answered_at: '2026-05-03T01:15:00.000Z',
      ended_at: '2026-05-03T01:15:09.000Z',
      segments: [
        { speaker: 'agent', speaker_name: 'p-a', start_ms: 0, end_ms: 900, text: 'Good morning.' },
        { speaker: 'customer', speaker_name: 'p-c', start_ms: 1000, end_ms: 2000, text: 'My boiler is cold.' },
      ],
    })
  })

  test('names a speaker by id, by role, or by a role in the id’s place', () => {
    const Transcript = [
      turn('p-a', 0, 1, 'id'),
      turn('AGENT', 1, 2, 'role as id'),
      { ...turn('anything', 2, 3, 'role beside an id'), ParticipantRole: 'CUSTOMER' },
      turn('SYSTEM', 3, 4, 'machine'),
      turn('stranger', 4, 5, 'nobody listed'),
      turn('guest', 5, 6, 'named by an option'),
      turn('p-c', 6, 7, '  '),
    ]
    const call = imported(contactLens, json({ ...VOICE, Transcript }), {
      ...OPTIONS,
      speakers: new Map([['guest', 'supervisor']]),
    })
    expect(lines(call)).toEqual([
      'agent 0-1 id',
      'agent 1-2 role as id',
      'customer 2-3 role beside an id',
      'ivr 3-4 machine',
      'unknown 4-5 nobody listed',
      'supervisor 5-6 named by an option',
    ])
  })

  test('averages the confidence of its words, not of its punctuation', () => {
    const Items = [
      { Type: 'pronunciation', Confidence: '0.9' },
      { Type: 'pronunciation', Confidence: 0.8 },
      { Type: 'pronunciation', Confidence: 0.8 },
      { Type: 'punctuation', Confidence: '0.0' },
      { Type: 'pronunciation' },
      null,
    ]
    const Transcript = [
      { ...turn('AGENT', 0, 1, 'a'), Items },
      { ...turn('AGENT', 1, 2, 'b'), Items: [{}] },
    ]
    expect(imported(contactLens, json({ ...VOICE, Transcript })).segments.map((s) => s.confidence)).toEqual([
      0.8333,
      undefined,
    ])
  })

  test('with two agents is one agent’s part only when an option says who the other is', () => {
    const Participants = [...VOICE.Participants, { ParticipantId: 'p-b', ParticipantRole: 'AGENT' }]
    const text = json({ ...VOICE, Participants })
    expect(refused(contactLens, text).problems).toEqual([
      { path: 'Participants', found: '"p-a, p-b"', expected: expect.stringContaining('--speaker') },
    ])
    expect(imported(contactLens, text, { ...OPTIONS, speakers: new Map([['p-b', 'other']]) }).call_id).toBe('contact-5')
  })
})

describe('a Contact Lens chat', () => {
  test('has its own times; events are left out, files and cards are kept as such', () => {
    const left = {
      AbsoluteTime: '2026-05-03T01:16:00Z',
      Type: 'EVENT',
      ContentType: 'application/vnd.amazonaws.connect.event.chat.ended',
    }
    const at = '2026-05-03T01:15:30Z'
    const Transcript = [
      ...CHAT.Transcript,
      {
        ...message('CUSTOMER', at, ''),
        Type: 'ATTACHMENT',
        Attachments: [{ ContentType: 'image/png', AttachmentName: 'boiler.png' }],
      },
      {
        ...message('CUSTOMER', at, ''),
        Type: 'ATTACHMENT',
        Attachments: [{ ContentType: 'application/pdf', AttachmentName: 'bill.pdf' }],
      },
      {
        ...message('CUSTOM_BOT', at, '{"list":1}'),
        ContentType: 'application/vnd.amazonaws.connect.message.interactive',
      },
      left,
    ]
    const call = imported(contactLens, json({ ...CHAT, Transcript }), {
      name: 'chat-9.json',
      agentId: 'A1',
      direction: 'inbound',
    })
    expect(call).toMatchObject({
      call_id: 'chat-9',
      channel: 'chat',
      started_at: '2026-05-03T01:15:00.000Z',
      ended_at: '2026-05-03T01:15:30.000Z',
    })
    expect(call.answered_at).toBeUndefined()
    expect(lines(call)).toEqual([
      'agent 9250- Hello, how can I help?',
      'customer 0- Anybody there?',
      'customer 30000- boiler.png',
      'customer 30000- bill.pdf',
      'ivr 30000- {"list":1}',
    ])
    expect(call.segments.map((s) => s.kind)).toEqual(['text', 'text', 'image', 'card', 'card'])
  })
})

describe('a Contact Lens file is refused', () => {
  test('naming each thing that is missing and the option that gives it', () => {
    const { Channel: _c, LanguageCode: _l, ...file } = VOICE
    const { problems } = refused(contactLens, json(file), { name: '' })
    expect(problems.map((p) => [p.path, /--[a-z-]+/.exec(p.expected)?.[0]])).toEqual([
      ['channel', '--channel'],
      ['agent.id', '--agent-id'],
      ['direction', '--direction'],
      ['language', '--language'],
      ['started_at', '--started-at'],
    ])
    expect(imported(contactLens, json(file), { ...FULL, channel: 'voice' }).language).toBe('en-US')
  })

  test('without a word on times where it is not known to be a call or a chat', () => {
    const { Channel: _, ...file } = CHAT
    expect(refused(contactLens, json(file)).problems.map((p) => p.path)).toEqual(['channel'])
  })

  test('with every wrong field by its path', () => {
    const Transcript = [
      turn('p-a', 900, 100, 'backwards'),
      { ...turn('p-a', 0, 1, ''), ParticipantId: undefined, Content: 7 },
      { ...turn('p-a', 0, 1, 'x'), BeginOffsetMillis: 0.5, EndOffsetMillis: '5' },
      'a turn',
    ]
    const ConversationCharacteristics = { TotalConversationDurationMillis: 1e300 }
    const file = { ...VOICE, JobStatus: 'FAILED', Participants: {}, ConversationCharacteristics, Transcript }
    expect(
      refused(contactLens, json(file))
        .problems.map((p) => p.path)
        .sort(),
    ).toEqual([
      'ConversationCharacteristics.TotalConversationDurationMillis',
      'JobStatus',
      'Participants',
      'Transcript[0].EndOffsetMillis',
      'Transcript[1].Content',
      'Transcript[1].ParticipantId',
      'Transcript[2].BeginOffsetMillis',
      'Transcript[2].EndOffsetMillis',
      'Transcript[3]',
    ])
  })

  test.each([
    ['nothing', '', 'empty', '$'],
    ['no JSON', 'WEBVTT', 'not_json', '$'],
    ['JSON cut off', json(VOICE).slice(0, -20), 'not_json', '$'],
    ['an array', '[]', 'unknown_schema', 'Transcript'],
    ['another system’s object', '{"transcript":[]}', 'unknown_schema', 'Transcript'],
    ['no turn', json({ ...VOICE, Transcript: [] }), 'invalid', 'Transcript'],
    ['no turn with words', json({ ...VOICE, Transcript: [turn('p-a', 0, 1, ' ')] }), 'invalid', 'Transcript'],
    ['only events', json({ ...CHAT, Transcript: [{ Type: 'EVENT' }] }), 'invalid', 'Transcript'],
    ['an e-mail', json({ ...VOICE, Channel: 'EMAIL' }), 'invalid', 'Channel'],
    [
      'a chat message without a time',
      json({ ...CHAT, Transcript: [{ ParticipantRole: 'AGENT', Content: 'a' }] }),
      'invalid',
      'Transcript[0].AbsoluteTime',
    ],
    [
      'a lone surrogate',
      json({ ...VOICE, Transcript: [turn('p-a', 0, 1, '\ud800')] }),
      'lone_surrogate',
      'segments[0].text',
    ],
    ['a language that is none', json({ ...VOICE, LanguageCode: '??' }), 'invalid', 'language'],
  ])('when it is or has %s', (_, text, reason, path) => {
    const result = refused(contactLens, text)
    expect([result.reason, result.problems[0]?.path]).toEqual([reason, path])
  })
})

describe('Amazon’s own example', () => {
  const [file] = realFiles('amazon_connect_contact_lens')
  test.skipIf(file === undefined)('is taken, with both speakers told apart (passed over where it is absent)', () => {
    const result = contactLens.import(file!.bytes, { ...OPTIONS, name: file!.name })
    if (!result.ok) throw new Error(JSON.stringify(result.problems))
    const [call] = result.value
    expect(call).toMatchObject({ call_id: 'example_original', language: 'en-US', ended_at: '2026-05-03T01:15:32.110Z' })
    expect(call?.segments.map((s) => s.speaker).join(' ')).toBe(
      'agent customer agent customer agent customer agent customer agent customer',
    )
  })
})
