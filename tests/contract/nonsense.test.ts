import { describe, expect, test } from 'vitest'
import {
  decodeCall,
  MAX_MESSAGE_BYTES,
  MOST_LEVELS,
  MOST_PROBLEMS,
  quote,
  type RefusalReason,
  schemaOf,
} from '../../contract/index.ts'
import { bytesOf, callWith, eventWith, refused, taken } from './messages.ts'

const AN_OBJECT = 'expected a JSON object'

describe('what is no message at all', () => {
  test.each<[string, string | Uint8Array | null, RefusalReason, string]>([
    ['a null value', null, 'null_value', `$: found a null value, ${AN_OBJECT}`],
    ['no bytes', '', 'empty', `$: found nothing, ${AN_OBJECT}`],
    ['white space', ' \r\n\t', 'empty', `$: found nothing, ${AN_OBJECT}`],
    ['a byte order mark alone', '\ufeff', 'empty', `$: found nothing, ${AN_OBJECT}`],
    ['an array', '[{}]', 'not_an_object', `$: found an array of 1, ${AN_OBJECT}`],
    ['a text', '"call.v1"', 'not_an_object', `$: found "call.v1", ${AN_OBJECT}`],
    ['a number', '42', 'not_an_object', `$: found 42, ${AN_OBJECT}`],
    ['null', 'null', 'not_an_object', `$: found null, ${AN_OBJECT}`],
    ['another schema', '{"schema":"call.v2"}', 'unknown_schema', 'schema: found "call.v2", expected "call.v1"'],
    ['a ticket', JSON.stringify(eventWith()), 'unknown_schema', 'schema: found "ticket.v1", expected "call.v1"'],
    ['no schema', '{}', 'unknown_schema', 'schema: found nothing, expected "call.v1"'],
    ['a schema that is null', '{"schema":null}', 'unknown_schema', 'schema: found nothing, expected "call.v1"'],
    ['a schema that is a number', '{"schema":1}', 'unknown_schema', 'schema: found 1, expected "call.v1"'],
    [
      'GBK',
      new Uint8Array([0x7b, 0x22, 0xc4, 0xfa, 0x22, 0x7d]),
      'not_utf8',
      '$: found bytes that are not UTF-8, expected UTF-8 text',
    ],
    [
      'half a character at the end',
      new Uint8Array([0x22, 0xe6, 0x82]),
      'not_utf8',
      '$: found bytes that are not UTF-8, expected UTF-8 text',
    ],
    [
      'a surrogate in UTF-8',
      new Uint8Array([0x22, 0xed, 0xa0, 0x80, 0x22]),
      'not_utf8',
      '$: found bytes that are not UTF-8, expected UTF-8 text',
    ],
  ])('%s', (_name, input, reason, problem) => refused(input, reason, [problem]))

  test.each([
    ['cut off', '{"schema":"call.v1"'],
    ['a comma too many', '{"schema":"call.v1",}'],
    ['single quotes', "{'schema':'call.v1'}"],
    ['two objects', '{}{}'],
    ['a raw line break in a text', '{"a":"\n"}'],
    ['NaN', '{"a":NaN}'],
    ['words', 'hello'],
    ['UTF-16', '{\u0000"\u0000'],
  ])('broken JSON, %s', (_name, text) => {
    const decoded = decodeCall(bytesOf(text))
    expect(decoded).toMatchObject({
      ok: false,
      reason: 'not_json',
      problems: [{ path: '$', expected: 'one JSON object' }],
    })
  })
})

describe('limits', () => {
  const padded = (size: number) => {
    const text = JSON.stringify(callWith({ pad: '' }))
    return text.replace('"pad":""', `"pad":"${'x'.repeat(size - text.length)}"`)
  }
  const base = new TextEncoder().encode(JSON.stringify(callWith())).length - JSON.stringify(callWith()).length

  test('exactly the largest message is taken, one byte more is not', () => {
    expect(decodeCall(bytesOf(padded(MAX_MESSAGE_BYTES - base)))).toMatchObject({ ok: true })
    refused(padded(MAX_MESSAGE_BYTES - base + 1), 'too_large', [
      `$: found ${MAX_MESSAGE_BYTES + 1} bytes, expected at most ${MAX_MESSAGE_BYTES} bytes; split the call into legs`,
    ])
  })

  const nested = (levels: number, inner: string, open = '[', close = ']') =>
    JSON.stringify(callWith()).replace(
      '"segments"',
      `"x":${open.repeat(levels)}${inner}${close.repeat(levels)},"segments"`,
    )

  test.each(['1', 'null', '"\\ud800"'])('values nested too deep are refused, never a crash: %s', (inner) => {
    const problem = `$: found values nested deeper, expected at most ${MOST_LEVELS} levels of objects and arrays`
    for (const levels of [MOST_LEVELS, 1000, 100_000]) {
      refused(nested(levels, inner), 'invalid', [problem])
      refused(nested(levels, inner, '{"a":', '}'), 'invalid', [problem])
    }
  })

  test('as deep as allowed', () => {
    expect(decodeCall(bytesOf(nested(MOST_LEVELS - 1, '1')))).toMatchObject({ ok: true })
  })

  test.each([
    ['fields', 7],
    ['halves of surrogate pairs', '\ud83d'],
  ])('more wrong %s than one can read are not all named', (_what, wrong) => {
    const decoded = decodeCall(
      bytesOf(JSON.stringify(callWith({ segments: Array.from({ length: 2000 }, () => wrong) }))),
    )
    if (decoded.ok) throw new Error('taken')
    expect(decoded.problems).toHaveLength(MOST_PROBLEMS + 1)
    expect(decoded.problems.at(-1)).toEqual({
      path: '$',
      found: `more than ${MOST_PROBLEMS} wrong fields`,
      expected: 'values as the contract says',
    })
  })

  test('more segments than there may be', () => {
    const segments = Array.from({ length: 100_001 }, () => ({ speaker: 'agent', start_ms: 0, end_ms: 1, text: '' }))
    refused(callWith({ segments }), 'invalid', [
      'segments: found an array of 100001, expected an array of at most 100000 segments',
    ])
  })
})

describe('lone surrogates', () => {
  const expected = 'expected text without a lone surrogate'
  const withText = (escaped: string) => JSON.stringify(callWith({ note: '@' })).replace('"@"', escaped)

  test('in a text', () => {
    refused(JSON.stringify(callWith()).replace('您好', '好\\ud83d'), 'lone_surrogate', [
      `segments[0].text: found "好\\ud83d", ${expected}`,
    ])
  })
  test('the second half first', () =>
    refused(withText('"\\ude00\\ud83d"'), 'lone_surrogate', [`note: found "\\ude00\\ud83d", ${expected}`]))
  test('in a name of a field', () =>
    refused(withText('{"\\udc00":1}').replace('\\udc00', '\\ud800'), 'lone_surrogate', [
      `note.\ufffd: found a field name with a lone surrogate, ${expected}`,
    ]))
  test('every one of them', () =>
    refused(withText('["\\ud800",{"a":"\\udbff"}]'), 'lone_surrogate', [
      `note[0]: found "\\ud800", ${expected}`,
      `note[1].a: found "\\udbff", ${expected}`,
    ]))
  test('a whole pair, escaped or not, is text', () => {
    taken(withText('"\\ud83d\\ude00"'), callWith({ note: '😀' }))
    taken(withText('"😀"'), callWith({ note: '😀' }))
  })
  test('a backslash before ud800 is no escape', () => taken(withText('"\\\\ud800"'), callWith({ note: '\\ud800' })))
})

describe('what is forgiven', () => {
  test('a byte order mark', () => taken(`\ufeff${JSON.stringify(callWith())}`, callWith()))
  test('the second of two fields of one name counts', () =>
    taken(JSON.stringify(callWith()).replace('{', '{"call_id":"old",'), callWith()))
  test('white space around', () => taken(`\n ${JSON.stringify(callWith())} \n`, callWith()))
  test('a field called __proto__ changes nothing', () => {
    const decoded = decodeCall(bytesOf(JSON.stringify(callWith()).replace('{', '{"__proto__":{"queue":"x"},')))
    expect(decoded.ok && decoded.value.queue).toBe(undefined)
  })
})

describe('which schema a message says it has', () => {
  test.each<[string, string | undefined]>([
    ['{"schema":"call.v1"}', 'call.v1'],
    ['{"schema":"other","x":1}', 'other'],
    ['{"schema":7}', undefined],
    ['{}', undefined],
    ['[]', undefined],
    ['{', undefined],
    ['', undefined],
  ])('%s', (text, schema) => expect(schemaOf(bytesOf(text) as Uint8Array)).toBe(schema))
})

describe('a value as a person would quote it', () => {
  test.each<[unknown, string]>([
    [undefined, 'nothing'],
    [null, 'null'],
    ['', '""'],
    ['a"b', '"a\\"b"'],
    [Number.POSITIVE_INFINITY, 'Infinity'],
    [-0.5, '-0.5'],
    [true, 'true'],
    [[1, 2], 'an array of 2'],
    [{ a: 1 }, 'an object'],
    ['x'.repeat(58), `"${'x'.repeat(58)}"`],
    ['x'.repeat(59), `"${'x'.repeat(56)}…`],
    [`${'x'.repeat(55)}😀${'x'.repeat(20)}`, `"${'x'.repeat(55)}\ufffd…`],
  ])('%j', (value, text) => expect(quote(value)).toBe(text))
})
