import fc from 'fast-check'
import { expect, test } from 'vitest'
import { derivedId, murmur } from '../../scoring/form/id.ts'

test('the hash is MurmurHash3_x86_128, by the sum its author verifies it with', () => {
  const all = new Uint8Array(256 * 16)
  const key = Uint8Array.from({ length: 256 }, (_, i) => i)
  const put = (words: number[], at: number, into: Uint8Array) =>
    words.forEach((w, i) => void new DataView(into.buffer).setUint32(at + 4 * i, w, true))
  for (let length = 0; length < 256; length++) put(murmur(key, length, 256 - length), length * 16, all)
  expect(murmur(all, all.length, 0)[0]).toBe(0xb3ece62a)
})

test('an id is the same for the same parts, and another for any others', () => {
  const part = fc.string({ unit: 'binary', maxLength: 900 })
  fc.assert(
    fc.property(
      fc.array(part, { minLength: 1, maxLength: 4 }),
      fc.array(part, { minLength: 1, maxLength: 4 }),
      (a, b) => {
        expect(derivedId('x', ...a)).toMatch(/^x-[0-9a-f]{24}$/)
        expect(derivedId('x', ...a)).toBe(derivedId('x', ...a))
        if (JSON.stringify(a) !== JSON.stringify(b)) expect(derivedId('x', ...a)).not.toBe(derivedId('x', ...b))
      },
    ),
  )
  expect(derivedId('x', 'ab', 'c')).not.toBe(derivedId('x', 'a', 'bc'))
  expect(derivedId('x', 'ab')).not.toBe(derivedId('x', 'ab', ''))
})
