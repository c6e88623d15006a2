import { requiredBy } from '../../detect/required.ts'
import { type Literal, lengthOf } from '../../match/part.ts'
import type { Pack } from '../decode.ts'
import { allConditions, type Placed } from './conditions.ts'
import { info, type Remark, type Spot, warning } from './remark.ts'
import { read, spotOf, type Uses, usesOfLists, type Wording, wordingsOf } from './wordings.ts'

const MOST_VARIANTS = 200
const MOST_SCRIPTS = 20

/** Phrases and expressions that are slow, too many to oversee, or found nearly everywhere. */
export function costly(pack: Pack): Remark[] {
  const uses = usesOfLists(pack)
  return [
    ...[...pack.lists].flatMap(([id, decoded]) => {
      const { wanted } = uses.get(id) as Uses
      return phrases(decoded.value.phrases, pack, wanted, (i) => ({ decoded, path: ['phrases', i] }))
    }),
    ...wordingsOf(pack).flatMap((wording) => [
      ...phrases(wording.texts, pack, [wording], (i) => spotOf(wording, wording.kind, i)),
      ...phrases(wording.spec.except ?? [], pack, [], (i) => spotOf(wording, 'except', i)),
    ]),
    ...allConditions(pack).flatMap((one) => [...expressions(one), ...scripts(one, pack)]),
  ]
}

/** @param wanted the conditions that look for them */
function phrases(texts: readonly string[], pack: Pack, wanted: readonly Wording[], at: (i: number) => Spot): Remark[] {
  return texts.flatMap((text, i) => {
    const phrase = read(text, pack)
    if (!phrase) return []
    const variants = phrase.parts.reduce((sum, part) => sum + part.length, 0)
    const shortest = Math.max(...phrase.parts.map((part) => Math.min(...part.map(lengthOf))))
    return [
      ...(variants > MOST_VARIANTS
        ? [
            info(
              at(i),
              `"${text}" stands for ${variants} phrases; with more than ${MOST_VARIANTS} nobody can tell which are meant`,
            ),
          ]
        : []),
      ...(phrase.parts.length > 1 && shortest === 1
        ? [info(at(i), `"${text}" is slow: each of its parts may be a single letter`)]
        : []),
      ...(phrase.parts.length === 1 && wanted.length > 0
        ? single(
            phrase.parts[0] as readonly Literal[],
            wanted.every(({ windowed }) => windowed),
            at(i),
          )
        : []),
    ]
  })
}

/** A single letter is found in nearly every line; in a window that may be meant. */
function single(literals: readonly Literal[], windowed: boolean, spot: Spot): Remark[] {
  const short = literals.filter((literal) => lengthOf(literal) === 1)
  if (short.length === 0) return []
  return [(windowed ? info : warning)(spot, `a single letter is found nearly everywhere: ${short.join(', ')}`)]
}

function expressions({ decoded, path, spec }: Placed): Remark[] {
  const { any = [] } = (spec.regex ?? {}) as { any?: string[] }
  return any.flatMap((source, i) => {
    const spot = { decoded, path: [...path, 'regex', 'any', i] }
    if (!/[\\^$.?*+()[\]{}]/.test(source))
      return [
        warning(
          spot,
          `"${source}" is plain text; phrases find it faster, whatever its width, spaces or traditional forms`,
        ),
      ]
    return requiredBy(source).length > 0
      ? []
      : [info(spot, `"${source}" has no two letters that must be there, so every turn is read in full`)]
  })
}

function scripts({ decoded, path, spec }: Placed, pack: Pack): Remark[] {
  const { to = [], lists = [] } = (spec.similar ?? {}) as { to?: string[]; lists?: string[] }
  const own = to.map((text, i) => ({ text, spot: { decoded, path: [...path, 'similar', 'to', i] }, of: '' }))
  const shared = lists.flatMap((id, i) =>
    (pack.lists.get(id)?.value.phrases ?? []).map((text) => ({
      text,
      spot: { decoded, path: [...path, 'similar', 'lists', i] },
      of: ` of list ${id}`,
    })),
  )
  const all = [...own, ...shared]
  return [
    ...(all.length > MOST_SCRIPTS
      ? [
          warning(
            { decoded, path: [...path, 'similar'] },
            `every turn is compared with ${all.length} texts; more than ${MOST_SCRIPTS} are slow`,
          ),
        ]
      : []),
    ...all.flatMap(({ text, spot, of }) =>
      /[(|)<>…]/.test(text)
        ? [warning(spot, `"${text}"${of} is compared as it stands: ( | ), < > and … mean nothing here`)]
        : [],
    ),
  ]
}
