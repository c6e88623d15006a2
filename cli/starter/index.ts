import { stringify } from 'yaml'
import type { Form } from '../../scoring/form/schema.ts'
import { usesOf } from '../../scoring/packs/decode.ts'
import { SCHEMA_KINDS, schemaText } from '../../scoring/packs/schemas.ts'
import type { PhraseList } from '../../scoring/rule/schema.ts'
import { readme } from './readme.ts'
import { WORDS } from './words.ts'

export interface StarterFile {
  path: string
  text: string
}

/** Written into every pack that is begun; a centre gives them its own names later. */
export const RULE_ID = 'my-rule'

/** The files a pack of one's own begins with. @param id of its form @param forbidden a shipped list it adds phrases to */
export function starterFiles(base: Form, id: string, forbidden: PhraseList): StarterFile[] {
  const words = WORDS[base.applies_to.language]
  const files: StarterFile[] = [
    { path: 'pack.yaml', text: PACK },
    { path: `forms/${id}.yaml`, text: formText(base, id) },
    { path: `lists/${forbidden.id}.yaml`, text: listText(forbidden, words.forbidden) },
    { path: `rules/${RULE_ID}.yaml`, text: ruleText(base.applies_to.language) },
    { path: `rules/${RULE_ID}.examples.yaml`, text: examplesText(base.applies_to.language) },
  ]
  const schemas = SCHEMA_KINDS.map((kind) => ({
    path: `schemas/${kind}.schema.json`,
    text: schemaText(kind) as string,
  }))
  return [...files, { path: 'README.md', text: readme(base.id, id, forbidden.id) }, ...schemas]
}

/** Tells editors what the file may hold. */
const checkedBy = (kind: string, up = '../') => `# yaml-language-server: $schema=${up}schemas/${kind}.schema.json\n`

/** One line of YAML. */
const inline = (value: unknown): string =>
  stringify(value, { collectionStyle: 'flow', lineWidth: 0, flowCollectionPadding: true }).trim()

const PACK = `${checkedBy('pack', '')}# What comes with Earshot holds, too; a file here with an id of there takes its place.
# Earshot 自带的规则与评分表照常有效；这里与其同名的文件取而代之，其余为新增。
extends: earshot
`

function formText(base: Form, id: string): string {
  const [first, second = first] = usesOf(base)
    .flatMap(({ item }) => item.rules ?? [])
    .filter(({ rule }, i, all) => all.findIndex((one) => one.rule === rule) === i)
  const { language, queue, ...rest } = base.applies_to
  const narrow = queue === undefined ? '  # queue: after-sales\n' : `  queue: ${inline(queue)}\n`
  const others = Object.entries(rest).map(([key, value]) => `  ${key}: ${inline(value)}\n`)
  return `${checkedBy('form')}# Only what differs from ${base.id} stands here. 这里只写与 ${base.id} 不同之处。
id: ${id}
version: 1.0.0
title: { zh: 我们的评分表, en: Our own form }
extends: ${base.id}
# Which calls it judges; narrow it to yours. 评哪些通话，可再收窄。
applies_to:
  language: ${language}
${others.join('')}${narrow}# Rules to take off. 去掉的规则：
# without: [${first?.rule}]
# Other points for a rule. 改一条规则的分值：
# points: { ${second?.rule}: ${(second?.points ?? 0) / 2} }
sections:
  - id: our-own
    title: { zh: 自有要求, en: Our own }
    items:
      - id: our-first
        title: { zh: 不催促客户, en: Not hurrying the customer }
        points: 5
        rules: [{ rule: ${RULE_ID}, points: -5 }]
`
}

function listText({ id, title, phrases }: PhraseList, added: string): string {
  const [shortest] = [...phrases].sort((a, b) => a.length - b.length)
  return `${checkedBy('list')}# Its phrases of Earshot's hold, too, and whatever uses the list hears these as well.
# Earshot 同名词表的词条照常有效；用到它的规则同样会听这里的词条。
id: ${id}
title: ${inline(title)}
extends: ${id}
phrases:
  - ${inline(added)}
# Phrases to take out, as they stand there. 去掉的词条，照原样写：
# without: [${JSON.stringify(shortest)}]
`
}

function ruleText(language: 'zh' | 'en'): string {
  const { any, except } = WORDS[language]
  return `${checkedBy('rule')}id: ${RULE_ID}
version: 1.0.0
title: { zh: 催促客户, en: Hurried the customer }
tags: [x-hurried]
severity: minor
applies: { language: ${language} }
conditions:
  hurried:
    phrases: { any: ${any}, except: ${except} }
find: hurried
message: { zh: "听到催促“{said}”。", en: "The customer was hurried: “{said}”." }
why: { zh: 催促让客户觉得自己是负担。, en: Hurrying tells the customer that they are a burden. }
recommended: { zh: 您慢慢说，我在听。, en: Take your time. I am listening. }
`
}

function examplesText(language: 'zh' | 'en'): string {
  const { finding, nearMisses } = WORDS[language]
  const spared = nearMisses.map(
    ([name, line]) => `  - name: ${name}\n    expect: pass\n    dialogue:\n      - ${line}\n`,
  )
  return `${checkedBy('examples')}rule: ${RULE_ID}
examples:
  - name: 催客户 hurries the customer
    expect: finding
    dialogue:
      - { agent: ${JSON.stringify(finding)} }
${spared.join('')}`
}
