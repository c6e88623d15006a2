import type { FormProblem } from '../form/check.ts'
import { listOf, type Part, taken, under } from '../form/origin.ts'
import type { ListExtension, PhraseList } from '../rule/schema.ts'
import { meant } from '../text/likest.ts'

/** A list that gives only what differs from another: the whole of it, its own phrases last. */
export function extendList(
  base: PhraseList,
  { id, title, phrases = [], without = [] }: ListExtension,
): Part<PhraseList> {
  const all = listOf([
    ...base.phrases.flatMap((text, i) => (without.includes(text) ? [] : [taken(text, true, ['phrases', i])])),
    ...phrases.map((text, i) => taken(text, false, ['phrases', i])),
  ])
  return {
    value: { id, title: title ?? base.title, extends: [base.id, ...(base.extends ?? [])], phrases: all.value },
    from: [...(title ? [] : under('title', taken(null, true, ['title']))), ...under('phrases', all)],
  }
}

/** What is wrong in an extending list, and where in it. */
export function listFaults(base: PhraseList, own: ListExtension): FormProblem[] {
  const { phrases, without } = own
  if (!phrases && !without)
    return [{ message: `nothing here differs from "${base.id}"; give phrases or without`, path: ['extends'] }]
  if (extendList(base, own).value.phrases.length === 0)
    return [{ message: `nothing is left of "${base.id}"`, path: ['without'] }]
  return (without ?? []).flatMap((text, i) => {
    const problem = (message: string) => [{ message, path: ['without', i] }]
    if (!base.phrases.includes(text)) return problem(`"${base.id}" has no phrase "${text}"${meant(text, base.phrases)}`)
    return (without ?? []).indexOf(text) < i ? problem(`"${text}" stands here twice`) : []
  })
}
