import { expect, test } from 'vitest'
import { readTranscript } from '../../scoring/transcript.ts'
import { callOf } from './books.ts'

const kinds = (...texts: string[]) =>
  readTranscript(callOf(texts.map((text) => ['customer', text]))).turns.map(({ kind }) => kind)

test('a hum is a sign of listening however it is spelled', () => {
  const hums = ['mhm', 'Hmm.', 'mm-hmm', 'mmhm', 'hmmm', 'mhmm', 'mm hmm, mm hmm', 'HMM']
  expect(kinds(...hums)).toEqual(hums.map(() => 'backchannel'))
})

test('a lone letter, letters without m, or a hum with a word are words', () => {
  const words = ['m', 'h', 'hh', 'hmm no', 'ham', 'mmmmmmmmmmmmm']
  expect(kinds(...words)).toEqual(words.map(() => 'words'))
})
