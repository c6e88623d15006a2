import { homophones } from '../../cli/demo/banks/homophones.ts'

const near = [...homophones.zh, ...homophones.en].flatMap(([word, ...wrong]) =>
  wrong.map((text) => [text.toLowerCase(), word.toLowerCase()] as const),
)

/** Small letters, with the demo's mishearings put right again. */
export const undo = (text: string): string =>
  near.reduce((done, [wrong, word]) => done.replaceAll(wrong, word), text.toLowerCase())
