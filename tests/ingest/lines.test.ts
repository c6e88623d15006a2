import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Line, readLines } from '../../ingest/lines.ts'

async function linesOf(chunks: (string | Buffer)[], keep?: number): Promise<Line[]> {
  const lines: Line[] = []
  for await (const line of readLines(
    chunks.map((chunk) => Buffer.from(chunk)),
    keep,
  ))
    lines.push(line)
  return lines
}

const texts = (lines: Line[]) => lines.map(({ number, bytes }) => [number, bytes?.toString()])

test('a line is what stands before \\n or \\r\\n; the last one needs none', async () => {
  expect(texts(await linesOf(['a\nb\r\nc']))).toEqual([
    [1, 'a'],
    [2, 'b'],
    [3, 'c'],
  ])
  expect(texts(await linesOf(['a\n']))).toEqual([[1, 'a']])
})

test('blank lines are left out but counted, and nothing at all is no line', async () => {
  expect(texts(await linesOf(['\n \t\r\na\n\n']))).toEqual([[3, 'a']])
  expect(await linesOf([])).toEqual([])
  expect(await linesOf(['', '\n'])).toEqual([])
})

test('only the line end is taken off: spaces, inner carriage returns and broken UTF-8 stay', async () => {
  const odd = Buffer.from([0x20, 0xff, 0x0d, 0xc3, 0x20])
  expect((await linesOf([Buffer.concat([odd, Buffer.from('\r\r\n')])]))[0]?.bytes).toEqual(
    Buffer.concat([odd, Buffer.from('\r')]),
  )
})

test('a line above the limit is measured and hashed, and its neighbours are whole', async () => {
  const long = 'x'.repeat(11)
  const lines = await linesOf(['ab\nxxxx', 'xxxx', 'xxx\ncd\n'], 10)
  const sha256 = createHash('sha256').update(long).digest('hex')
  expect(lines).toEqual([
    { number: 1, bytes: Buffer.from('ab') },
    { number: 2, bytes: null, length: 11, sha256 },
    { number: 3, bytes: Buffer.from('cd') },
  ])
  expect(texts(await linesOf(['x'.repeat(10)], 10))).toEqual([[1, 'x'.repeat(10)]])
})

test('memory stays bounded over a line of 300 MB', async () => {
  const chunk = Buffer.alloc(1024 * 1024, 'x')
  const before = process.memoryUsage().arrayBuffers
  let most = 0
  const stream = Readable.from(
    (function* () {
      for (let i = 0; i < 300; i++) {
        most = Math.max(most, process.memoryUsage().arrayBuffers - before)
        yield Buffer.from(chunk)
      }
      yield Buffer.from('\nlast')
    })(),
  )
  const lines: Line[] = []
  for await (const line of readLines(stream)) lines.push(line)
  expect(lines.map(({ number, bytes }) => [number, bytes === null])).toEqual([
    [1, true],
    [2, false],
  ])
  expect(most).toBeLessThan(150 * 1024 * 1024)
})

test('however the bytes are cut into chunks, the lines are the same', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom('a', '\n', '\r', ' ', '您', '\r\n', '{"x":1}')),
      fc.array(fc.nat(20)),
      async (parts, cuts) => {
        const whole = Buffer.from(parts.join(''))
        const chunks: Buffer[] = []
        let from = 0
        for (const cut of cuts) {
          chunks.push(whole.subarray(from, from + cut))
          from += cut
        }
        chunks.push(whole.subarray(from))
        expect(await linesOf(chunks)).toEqual(await linesOf([whole]))
        const expected = whole
          .toString()
          .split('\n')
          .map((text, index) => [index + 1, text.replace(/\r$/, '')] as const)
          .filter(([, text]) => /[^ \t\r]/.test(text))
        expect(texts(await linesOf([whole]))).toEqual(expected)
      },
    ),
  )
})
