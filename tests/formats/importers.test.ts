import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeCall } from '../../contract/index.ts'
import { MAX_FILE_BYTES } from '../../ingest/formats/file.ts'
import { FLAGS, findImporter, IMPORTERS, parseSpeaker } from '../../ingest/formats/index.ts'
import { bytes, FULL } from './samples.ts'

describe('every importer', () => {
  test('is found by its own id, and only by it', () => {
    expect(IMPORTERS.map(({ id }) => findImporter(id)?.id)).toEqual(['contact-lens', 'webvtt'])
    expect(findImporter('WebVTT')).toBeUndefined()
  })

  test.each(IMPORTERS.map((importer) => [importer.id, importer] as const))(
    '%s refuses a file too large to read',
    (_, importer) => {
      const file = new Uint8Array(MAX_FILE_BYTES + 1)
      expect(importer.import(file, FULL)).toMatchObject({ ok: false, reason: 'too_large', problems: [{ path: '$' }] })
    },
  )

  const soup = fc.stringMatching(/^(NOTE|STYLE|[a-z:<>/.&;\n -]|<v Bob>|<v Ann>|<\/v>|00:0\d\.\d{3}|-->| --> ){1,12}$/)
  const words = fc.stringMatching(/^([a-z:<>/.&; -]|<v Bob>|<v Ann>|<\/v>|&#\d{1,9};){1,12}$/)
  const cue = words.map((text) => `00:01.000 --> 00:02.000\n${text}`)
  const vtt = fc
    .array(fc.oneof({ arbitrary: cue, weight: 9 }, soup), { maxLength: 5 })
    .map((blocks) => `WEBVTT\n\n${blocks.join('\n\n')}`)

  const usually = <T>(value: T) =>
    fc.oneof({ arbitrary: fc.constant<unknown>(value), weight: 30 }, fc.jsonValue(), fc.double())
  const turn = fc.record({
    ParticipantId: usually('AGENT'),
    Content: fc.string({ unit: 'binary' }),
    Type: usually('MESSAGE'),
    BeginOffsetMillis: usually(7),
    EndOffsetMillis: usually(9),
    AbsoluteTime: usually('2026-05-03T01:15:00Z'),
    Items: fc.array(fc.record({ Confidence: fc.jsonValue() })),
  })
  const file = fc.record({
    Channel: fc.oneof(usually('VOICE'), usually('CHAT')),
    Transcript: fc.array(fc.oneof(turn, turn, fc.jsonValue()), { maxLength: 4 }),
    Participants: usually([]),
    ConversationCharacteristics: usually({}),
    CustomerMetadata: fc.jsonValue(),
    LanguageCode: usually('en'),
    JobStatus: usually('COMPLETED'),
  })
  const lens = file.map((value) => JSON.stringify(value))
  const input = fc.oneof(fc.uint8Array({ maxLength: 300 }), vtt.map(bytes), lens.map(bytes), fc.json().map(bytes))

  test.each(IMPORTERS.map((importer) => [importer.id, importer] as const))(
    '%s never throws: a call that passes the contract, or problems that say what, where and why',
    (_, importer) => {
      const outcomes = { taken: 0, refused: 0 }
      fc.assert(
        fc.property(input, fc.constantFrom(FULL, { name: '' }), (file, options) => {
          const result = importer.import(file, options)
          outcomes[result.ok ? 'taken' : 'refused']++
          if (result.ok) {
            for (const call of result.value) expect(decodeCall(bytes(JSON.stringify(call))).ok).toBe(true)
            return
          }
          expect(result.problems.length).toBeGreaterThan(0)
          for (const problem of result.problems) {
            for (const part of [problem.path, problem.found, problem.expected]) {
              expect(part).not.toBe('')
              expect(part.isWellFormed()).toBe(true)
            }
          }
        }),
        { seed: 20260503, numRuns: 2000 },
      )
      expect(Math.min(outcomes.taken, outcomes.refused)).toBeGreaterThan(10)
    },
  )
})

test('--speaker takes the last = as its own', () => {
  expect(parseSpeaker('Bob=agent')).toEqual(['Bob', 'agent'])
  expect(parseSpeaker(' a=b = Customer ')).toEqual(['a=b', 'customer'])
  expect(['Bob', '=agent', 'Bob=', 'Bob=boss', ' =agent'].map(parseSpeaker)).toEqual(Array(5).fill(undefined))
})

test('every option is spelled once', () => {
  const names = Object.values(FLAGS).map((flag) => flag.split(' ')[0])
  expect(new Set(names).size).toBe(names.length)
})
