import { describe, expect, test } from 'vitest'
import { decodeCall, decodeTicketEvent } from '../../contract/index.ts'
import { bytesOf, callWith, eventWith, refused, segmentWith, taken } from './messages.ts'

const ID = 'text of 1 to 128 characters'
const TIME = 'an RFC 3339 time with an offset, such as 2026-05-03T09:15:00+08:00, from 1970 to 2199'
const MS = 'whole milliseconds, at most 31 days'
const COUNT = 'a whole number from 0 to 2147483647'
const TRANSFER = 'one of blind · warm · conference'
const LANGUAGE = 'a BCP 47 language tag, such as zh-CN or en'

/** [what is wrong, the field and its value, the problem] */
type Wrong = [Record<string, unknown>, string]

const check = ([changes, problem]: Wrong) => refused(callWith(changes), 'invalid', [problem])
const checkSegment = ([changes, problem]: Wrong) => refused(segmentWith(changes), 'invalid', [problem])
const checkEvent = ([changes, problem]: Wrong) => refused(eventWith(changes), 'invalid', [problem], 'event')

describe('each wrong field of a call says what is there and what is allowed', () => {
  test.each<Wrong>([
    [{ call_id: undefined }, `call_id: found nothing, expected ${ID}`],
    [{ call_id: '' }, `call_id: found "", expected ${ID}`],
    [{ call_id: 7 }, `call_id: found 7, expected ${ID}`],
    [{ call_id: 'x'.repeat(129) }, `call_id: found "${'x'.repeat(56)}…, expected ${ID}`],
    [{ revision: -1 }, `revision: found -1, expected ${COUNT}`],
    [{ revision: 1.5 }, `revision: found 1.5, expected ${COUNT}`],
    [{ revision: 2 ** 31 }, `revision: found 2147483648, expected ${COUNT}`],
    [{ revision: '1' }, `revision: found "1", expected ${COUNT}`],
    [{ leg: 0 }, 'leg: found 0, expected a whole number from 1'],
    [{ contact_id: '' }, `contact_id: found "", expected ${ID}`],
    [{ transferred_to: 'A2' }, 'transferred_to: found "A2", expected an object'],
    [{ transferred_from: { kind: 'cold' } }, `transferred_from.kind: found "cold", expected ${TRANSFER}`],
    [{ channel: 'email' }, 'channel: found "email", expected one of voice · chat'],
    [{ channel: 'Voice' }, 'channel: found "Voice", expected one of voice · chat'],
    [{ direction: undefined }, 'direction: found nothing, expected one of inbound · outbound'],
    [{ language: '' }, `language: found "", expected ${LANGUAGE}`],
    [{ language: '中文' }, `language: found "中文", expected ${LANGUAGE}`],
    [{ language: 'zh_CN' }, `language: found "zh_CN", expected ${LANGUAGE}`],
    [{ agent: undefined }, 'agent: found nothing, expected an object with id'],
    [{ agent: 'A017' }, 'agent: found "A017", expected an object with id'],
    [{ agent: [] }, 'agent: found an array of 0, expected an object with id'],
    [{ agent: {} }, `agent.id: found nothing, expected ${ID}`],
    [{ agent: { id: 'A', name: 1 } }, 'agent.name: found 1, expected text'],
    [{ customer: { id: 1 } }, 'customer.id: found 1, expected text'],
    [{ started_at: undefined }, `started_at: found nothing, expected ${TIME}`],
    [{ started_at: 1_767_225_600 }, `started_at: found 1767225600, expected ${TIME}`],
    [{ started_at: '2026-05-03 09:15:00+08:00' }, `started_at: found "2026-05-03 09:15:00+08:00", expected ${TIME}`],
    [{ started_at: '2026-05-03T09:15:00' }, `started_at: found "2026-05-03T09:15:00", expected ${TIME}`],
    [{ ended_at: '2026-02-29T09:15:00Z' }, `ended_at: found "2026-02-29T09:15:00Z", expected ${TIME}`],
    [
      { ended_at: '2026-05-03T09:14:59+08:00', answered_at: undefined },
      'ended_at: found "2026-05-03T09:14:59+08:00", expected a time not before started_at (2026-05-03T09:15:00+08:00)',
    ],
    [
      { answered_at: '2026-05-03T09:14:59+08:00' },
      'answered_at: found "2026-05-03T09:14:59+08:00", expected a time not before started_at (2026-05-03T09:15:00+08:00)',
    ],
    [
      { answered_at: '2026-05-03T01:19:41.001Z' },
      'answered_at: found "2026-05-03T01:19:41.001Z", expected a time not after ended_at (2026-05-03T09:19:41+08:00)',
    ],
    [
      { offered_at: '2026-05-03T09:15:00+08:30' },
      'offered_at: found "2026-05-03T09:15:00+08:30", expected a time not before started_at (2026-05-03T09:15:00+08:00)',
    ],
    [
      { disposition: 'lost' },
      'disposition: found "lost", expected one of answered · abandoned · unanswered · voicemail · dropped',
    ],
    [{ ring_count: -1 }, 'ring_count: found -1, expected a whole number from 0 to 1000'],
    [{ ring_count: 2.5 }, 'ring_count: found 2.5, expected a whole number from 0 to 1000'],
    [{ ended_by: 'ivr' }, 'ended_by: found "ivr", expected one of agent · customer · system'],
    [{ holds: {} }, 'holds: found an object, expected an array of {start_ms, end_ms}'],
    [{ holds: [{ start_ms: 1 }] }, `holds[0].end_ms: found nothing, expected ${MS}`],
    [{ holds: [{ start_ms: 9, end_ms: 8 }] }, 'holds[0].end_ms: found 8, expected not before start_ms (9)'],
    [{ segments: undefined }, 'segments: found nothing, expected an array of at most 100000 segments'],
    [{ segments: {} }, 'segments: found an object, expected an array of at most 100000 segments'],
    [{ segments: [null] }, 'segments[0]: found null, expected a segment: an object with speaker and text'],
    [{ segments: ['您好'] }, 'segments[0]: found "您好", expected a segment: an object with speaker and text'],
    [{ ticket_ids: 'T-1' }, 'ticket_ids: found "T-1", expected an array of ticket ids'],
    [{ ticket_ids: ['T-1', ''] }, `ticket_ids[1]: found "", expected ${ID}`],
    [{ recording: {} }, 'recording.url: found nothing, expected text'],
    [{ attributes: [] }, 'attributes: found an array of 0, expected an object'],
    [{ attributes: 'vip' }, 'attributes: found "vip", expected an object'],
  ])('%j', (...wrong) => check(wrong))
})

describe('each wrong field of a segment', () => {
  test.each<Wrong>([
    [
      { speaker: 'bot' },
      'segments[0].speaker: found "bot", expected one of agent · customer · ivr · supervisor · other · unknown',
    ],
    [{ text: undefined }, 'segments[0].text: found nothing, expected text'],
    [{ text: 5 }, 'segments[0].text: found 5, expected text'],
    [{ start_ms: undefined }, 'segments[0].start_ms: found nothing, expected whole milliseconds'],
    [{ end_ms: undefined }, 'segments[0].end_ms: found nothing, expected whole milliseconds (voice)'],
    [{ start_ms: 0.3 }, `segments[0].start_ms: found 0.3, expected ${MS}`],
    [{ start_ms: '300' }, `segments[0].start_ms: found "300", expected ${MS}`],
    [{ end_ms: 299 }, 'segments[0].end_ms: found 299, expected not before start_ms (300)'],
    [{ end_ms: 86_400_000 * 31 + 1 }, `segments[0].end_ms: found 2678400001, expected ${MS}`],
    [{ confidence: 1.01 }, 'segments[0].confidence: found 1.01, expected a number from 0 to 1'],
    [{ confidence: -0.1 }, 'segments[0].confidence: found -0.1, expected a number from 0 to 1'],
    [{ confidence: '0.9' }, 'segments[0].confidence: found "0.9", expected a number from 0 to 1'],
    [{ kind: 'video' }, 'segments[0].kind: found "video", expected one of text · noise · image · card · system'],
  ])('%j', (...wrong) => checkSegment(wrong))
})

describe('each wrong field of a ticket event', () => {
  test.each<Wrong>([
    [{ event_id: undefined }, `event_id: found nothing, expected ${ID}`],
    [{ ticket_id: '' }, `ticket_id: found "", expected ${ID}`],
    [{ occurred_at: 'today' }, `occurred_at: found "today", expected ${TIME}`],
    [{ voided: 'yes' }, 'voided: found "yes", expected true or false'],
    [
      { category: 'misc' },
      'category: found "misc", expected one of technical · service · sales · complaint · consultation · repair · other',
    ],
    [{ complexity: 'hard' }, 'complexity: found "hard", expected one of simple · complex'],
    [{ rating: '5' }, 'rating: found "5", expected a number'],
    [{ ratings: 5 }, 'ratings: found 5, expected an array of {dimension, value}'],
    [{ ratings: [{ dimension: 'speed' }] }, 'ratings[0].value: found nothing, expected a number'],
    [{ to: { agent_id: '' } }, `to.agent_id: found "", expected ${ID}`],
  ])('%j', (...wrong) => checkEvent(wrong))

  test('an unknown type names all that there are', () => {
    const decoded = decodeTicketEvent(bytesOf(eventWith({ type: 'paid' })))
    expect(decoded).toMatchObject({ ok: false, problems: [{ path: 'type', found: '"paid"' }] })
    expect(JSON.stringify(decoded)).toContain('opened · assigned · handed_over')
  })
})

describe('all that is wrong at once', () => {
  test('every field, however many', () => {
    const wrong = {
      call_id: '',
      revision: -1,
      leg: 0,
      channel: 'fax',
      direction: 'up',
      queue: '',
      language: '',
      agent: {},
      started_at: 'x',
      ended_at: 'y',
      ring_count: -1,
      segments: [{}, { speaker: 'agent', text: 1 }],
    }
    const decoded = decodeCall(bytesOf({ schema: 'call.v1', ...wrong }))
    if (decoded.ok) throw new Error('taken')
    expect(new Set(decoded.problems.map(({ path }) => path))).toEqual(
      new Set([
        ...['call_id', 'revision', 'leg', 'channel', 'direction', 'queue', 'language', 'agent.id', 'started_at'],
        ...['ended_at', 'ring_count', 'segments[0].speaker', 'segments[0].text', 'segments[1].text'],
      ]),
    )
    expect(decoded.problems).toHaveLength(14)
  })

  test('every order of times that cannot be', () => {
    const segments = [5, 4].map((start_ms) => ({ speaker: 'agent', start_ms, end_ms: 3, text: '' }))
    refused(callWith({ segments, holds: [{ start_ms: 2, end_ms: 1 }] }), 'invalid', [
      'segments[0].end_ms: found 3, expected not before start_ms (5)',
      'segments[1].end_ms: found 3, expected not before start_ms (4)',
      'holds[0].end_ms: found 1, expected not before start_ms (2)',
    ])
  })
})

describe('what is taken', () => {
  test('an optional field that is null is absent', () => {
    const nulls = Object.fromEntries(
      'revision contact_id leg transferred_from transferred_to queue customer offered_at answered_at disposition ring_count ended_by holds recording ticket_ids attributes'
        .split(' ')
        .map((key) => [key, null]),
    )
    const { answered_at, ...without } = callWith()
    taken(callWith(nulls), without)
    taken(segmentWith({ confidence: null, kind: null }), callWith())
    taken(callWith({ agent: { id: 'A', name: null, team: null } }), callWith({ agent: { id: 'A' } }))
    taken(eventWith({ rating: null, agent: null, to: { team: null } }), eventWith({ to: {} }), 'event')
  })
  test('a required field that is null is missing', () =>
    refused(callWith({ call_id: null }), 'invalid', [`call_id: found nothing, expected ${ID}`]))
  test('attributes stay as they came, nulls too', () => {
    const attributes = { vip: null, nested: { a: null, b: [null] }, n: 1e300 }
    taken(callWith({ attributes }), callWith({ attributes }))
  })
  test('unknown fields pass, everywhere', () => {
    const extra = callWith({ x: 1, agent: { id: 'A', badge: 'b' }, holds: [{ start_ms: 0, end_ms: 1, by: 'agent' }] })
    taken(extra, extra)
    taken(segmentWith({ words: [{ w: '您' }] }), segmentWith({ words: [{ w: '您' }] }))
    taken(eventWith({ x: [] }), eventWith({ x: [] }), 'event')
  })
  test('a chat needs no end of a segment, nor an answer', () => {
    const chat = {
      channel: 'chat',
      answered_at: undefined,
      segments: [{ speaker: 'customer', start_ms: 0, text: '在吗' }],
    }
    taken(callWith(chat), JSON.parse(JSON.stringify(callWith(chat))))
  })
  test('the same moment written with other offsets is in order', () => {
    const same = { started_at: '2026-05-03T09:15:00+08:00', answered_at: '2026-05-03T01:15:00Z' }
    taken(
      callWith({ ...same, ended_at: '2026-05-02T21:15:00-04:00' }),
      callWith({ ...same, ended_at: '2026-05-02T21:15:00-04:00' }),
    )
  })
  test.each([
    { call_id: 'x'.repeat(128) },
    { ring_count: 0 },
    { ring_count: 1000 },
    { leg: 1 },
    { revision: 2 ** 31 - 1 },
    { language: 'zh-Hant-TW' },
    { language: 'en' },
    { segments: [] },
    { holds: [] },
    { segments: [{ speaker: 'ivr', start_ms: -5000, end_ms: -5000, text: '', confidence: 0, kind: 'noise' }] },
    { started_at: '1970-01-01T00:00:00+14:00', answered_at: undefined },
    { ended_at: '2199-12-31T23:59:59Z' },
  ])('at the edge: %j', (changes) => taken(callWith(changes), JSON.parse(JSON.stringify(callWith(changes)))))
})
