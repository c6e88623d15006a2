import { type Dice, pick, upTo } from './dice.ts'
import type { Fuzzed } from './message.ts'

type Known = Fuzzed['known']

/** Changes a message's bytes; `known` is what was known of it before. */
export type ByteMutation = (bytes: Buffer, dice: Dice, known: Known) => [bytes: Buffer | null, known: Known]

const MOST_BYTES = 8 * 1024 * 1024
const notJson: Known = { reason: 'not_json' }
const notUtf8: Known = { reason: 'not_utf8' }
const join = (...parts: (Buffer | string)[]): Buffer => Buffer.concat(parts.map((part) => Buffer.from(part)))
/** A place in the bytes. */
const place = (bytes: Buffer, dice: Dice): number => upTo(dice, bytes.length - 1)

/** Of bytes, after the message was written down. */
export const BYTE_MUTATIONS: Record<string, ByteMutation> = {
  'cut off': (bytes, dice) => [bytes.subarray(0, 1 + upTo(dice, bytes.length - 3)), undefined],

  'cut off within a character': (bytes) => {
    const marked = join(bytes.subarray(0, -1), ',"x":"€')
    return [marked.subarray(0, -1), notUtf8]
  },

  'bits turned over': (bytes, dice) => {
    const changed = Buffer.from(bytes)
    for (let i = upTo(dice, 3); i >= 0; i--) changed[place(bytes, dice)]! ^= 1 << upTo(dice, 7)
    return [changed, undefined]
  },

  'bytes put in': (bytes, dice) => {
    const at = place(bytes, dice)
    const more = Buffer.from(Array.from({ length: 1 + upTo(dice, 4) }, () => upTo(dice, 255)))
    return [join(bytes.subarray(0, at), more, bytes.subarray(at)), undefined]
  },

  'a part missing': (bytes, dice) => {
    const at = place(bytes, dice)
    return [join(bytes.subarray(0, at), bytes.subarray(at + 1 + upTo(dice, 20))), undefined]
  },

  'a part twice': (bytes, dice) => {
    const [from, to] = [place(bytes, dice), place(bytes, dice)].sort((a, b) => a - b) as [number, number]
    return [join(bytes.subarray(0, to), bytes.subarray(from)), undefined]
  },

  'bytes that no text has': (bytes, dice) => {
    const wrong = pick(dice, [[0xff], [0xc0, 0x80], [0xed, 0xa0, 0x80], [0xf5, 0x80, 0x80, 0x80], [0xe2, 0x82], [0x80]])
    return [join(bytes.subarray(0, -1), ',"x":"', Buffer.from(wrong), '"}'), notUtf8]
  },

  'a byte-order mark before it': (bytes, _dice, known) => [join('\ufeff', bytes), known],

  'two byte-order marks before it': (bytes) => [join('\ufeff\ufeff', bytes), notJson],

  'as UTF-16': (bytes, dice) => {
    const text = `${pick(dice, ['', '\ufeff'])}${bytes}`
    return [Buffer.from(text, 'utf16le'), undefined]
  },

  'text after it': (bytes, dice) => [join(bytes, pick(dice, ['x', '{}', ',', ']', '\0', '//', bytes])), notJson],

  'text before it': (bytes, dice) => [join(pick(dice, ['x', 'data: ', ',', ")]}'\n", '/**/']), bytes), notJson],

  'space around it': (bytes, _dice, known) => [join('\r\n\t ', bytes, ' \n\n'), known],

  'in an array': (bytes) => [join('[', bytes, ']'), { reason: 'not_an_object' }],

  'as a text': (bytes) => [Buffer.from(JSON.stringify(String(bytes))), { reason: 'not_an_object' }],

  'no object': (_bytes, dice) => {
    const values = [
      'null',
      'true',
      '0',
      '-0',
      '1e999',
      '"call.v1"',
      '[]',
      '[[]]',
      `${'['.repeat(9000)}${']'.repeat(9000)}`,
    ]
    return [Buffer.from(pick(dice, values)), { reason: 'not_an_object' }]
  },

  'no JSON': (_bytes, dice) => {
    const texts = [
      '{',
      '{"a":',
      "{'a':1}",
      '{"a":01}',
      '{"a":NaN}',
      '{"a":+1}',
      '{,}',
      '<xml/>',
      'undefined',
      '{"a":"\t"}',
    ]
    return [Buffer.from(pick(dice, texts)), notJson]
  },

  'fields twice, the last one as it was': (bytes, _dice, known) => [
    join('{"schema":"x","__proto__":{"schema":1},"schema":null,', bytes.subarray(1)),
    known,
  ],

  'the schema twice, the last one wrong': (bytes) => [
    join(bytes.subarray(0, -1), ',"schema":"call.v0"}'),
    { reason: 'unknown_schema', path: 'schema' },
  ],

  'nothing but space': (_bytes, dice) => [
    Buffer.from(pick(dice, ['', ' ', '\n', '\r\n\t ', '\ufeff', '\u00a0\u3000'])),
    { reason: 'empty' },
  ],

  'no value': () => [null, { reason: 'null_value' }],
}

/** Of those that cost most time; rarer. */
export const HEAVY_BYTE_MUTATIONS: Record<string, ByteMutation> = {
  'as large as may be, or a byte more': (bytes, dice, known) => {
    const length = MOST_BYTES + upTo(dice, 2) - 1
    return [
      join(bytes, Buffer.alloc(length - bytes.length, ' ')),
      length > MOST_BYTES ? { reason: 'too_large' } : known,
    ]
  },

  'far too large': () => [Buffer.alloc(2 * MOST_BYTES, '{'), { reason: 'too_large' }],

  'a long text in it': (bytes, _dice, known) => [
    join(bytes.subarray(0, -1), ',"x":"', Buffer.from('嗯'.repeat(MOST_BYTES / 8)), '"}'),
    known,
  ],

  'a million arrays in each other': (bytes) => [
    join(bytes.subarray(0, -1), ',"x":', '['.repeat(1e6), ']'.repeat(1e6), '}'),
    { reason: 'invalid', path: '$' },
  ],

  'a million objects in each other, cut off': (bytes) => [
    join(bytes.subarray(0, -1), ',"x":', '{"a":'.repeat(1e6)),
    notJson,
  ],
}
