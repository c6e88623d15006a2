/** A small pack but for its rule: what authors' mistakes are tried on. */
export const LIST = `id: words
title: { zh: 词, en: Words }
phrases:
  - 随便你
  - (这|那)不是我的错
`
/** What every form needs before its sections. */
export const formHead = (id: string): string => `id: ${id}
version: 1.0.0
title: { zh: 表, en: Form }
applies_to: { language: zh }
settings: { min_confidence: 0.6 }
not_applicable: keep
grades: [{ id: pass, from: 0, title: { zh: 过, en: Pass } }]
`
/** A form of one item, up to the rules of it. */
export const oneItem = (id: string): string => `${formHead(id)}sections:
  - id: all
    title: { zh: 全, en: All }
    items:
      - id: item
        title: { zh: 项, en: Item }
        points: 10
`
export const FORM = `${oneItem('form')}        rules:
          - { rule: rude, points: -5 }
`
export const EXAMPLES = `rule: rude
examples:
  - name: a
    expect: finding
    dialogue: [{ agent: "[[随便你]]" }]
  - name: b
    expect: pass
    dialogue: [{ agent: 您好 }]
`

/** The files of a pack with a rule `rude`. */
export const soundPack = (rule: string): Record<string, string> => ({
  'pack/forms/form.yaml': FORM,
  'pack/lists/words.yaml': LIST,
  'pack/rules/rude.examples.yaml': EXAMPLES,
  'pack/rules/rude.yaml': rule,
})
