import type { Pack } from '../decode.ts'
import type { Decoded } from '../source.ts'
import { type Remark, warning } from './remark.ts'
import { spotOf, wordingsOf } from './wordings.ts'

const SAY = 'this is one phrase; write half-width commas between phrases, or quotes around it where it is one'

/** Several phrases in `[ ]` with full-width commas between them: YAML takes them for one. */
export function commas(pack: Pack): Remark[] {
  const among = (decoded: Decoded<unknown>, texts: readonly string[], path: readonly (string | number)[]): Remark[] =>
    texts.flatMap((text, i) => {
      const comma = /[，、；]/.exec(text.replace(/\([^)]*\)/g, (choice) => ' '.repeat(choice.length)))
      return comma && decoded.isBare([...path, i]) ? [warning({ decoded, path: [...path, i] }, SAY, comma.index)] : []
    })
  return [
    ...[...pack.lists.values()].flatMap((decoded) => among(decoded, decoded.value.phrases, ['phrases'])),
    ...wordingsOf(pack).flatMap((wording) =>
      ([wording.kind, 'except', 'innocent'] as const).flatMap((key) => {
        const { path } = spotOf(wording, key)
        return among(wording.at.decoded, wording.spec[key] ?? [], path)
      }),
    ),
  ]
}
