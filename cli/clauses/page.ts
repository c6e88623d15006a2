import { escapeUTF8 } from 'entities'
import { CLAUSE_KINDS, type Clause } from '../../scoring/packs/catalogue.ts'
import { type ClauseCoverage, type Coverage, countsOf, MEANS } from '../../scoring/packs/coverage.ts'
import type { Pack } from '../../scoring/packs/decode.ts'
import { itemsOf } from '../../scoring/packs/decode.ts'
import { KIND_TITLES } from './kinds.ts'
import { SCRIPT, STYLE } from './look.ts'
import { MEANS_TITLES } from './text.ts'

type Both = { zh: string; en: string }

/** The coverage as one page that needs nothing else: for the quality manager, in both languages, to filter and to print. */
export function coveragePage(coverage: Coverage, pack: Pack): string {
  const all = coverage.manuals.flatMap(({ clauses }) => clauses)
  const counts = countsOf(all)
  const used = CLAUSE_KINDS.filter((kind) => all.some(({ clause }) => clause.kind === kind))
  return `<!doctype html>
<html lang="zh-CN" data-language="zh">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Earshot 服务标准覆盖 Coverage of the service standard</title>
<style>${STYLE}</style>
</head>
<body>
<header>
<h1>${both({ zh: '服务标准覆盖', en: 'Coverage of the service standard' })}</h1>
<p>${both({
    zh: `${all.length} 条条款：哪些由规则或工单时限检查，哪些进月度考核，哪些由质检员判断，哪些待工单或月报，哪些无法检查。`,
    en: `${all.length} clauses: which are checked by a rule or a limit on tickets, which by a monthly figure, which an auditor judges, which wait for tickets or monthly figures, and which nobody can check.`,
  })}</p>
<button type="button" id="language">English</button>
</header>
<ul class="sums">${[...MEANS, 'none' as const]
    .filter((means) => counts[means] > 0)
    .map((means) => `<li class="${means}"><b>${counts[means]}</b> ${both(MEANS_TITLES[means])}</li>`)
    .join('')}</ul>
<form id="filter" role="search">
<label>${both({ zh: '手册', en: 'Manual' })} <select name="manual"><option value="">*</option>${coverage.manuals
    .map(({ manual, title }) => `<option value="${manual}">${manual} ${escapeUTF8(title.zh)}</option>`)
    .join('')}</select></label>
<label>${both({ zh: '类别', en: 'Kind' })} <select name="kind"><option value="">*</option>${used
    .map((kind) => `<option value="${kind}">${KIND_TITLES[kind].zh} ${KIND_TITLES[kind].en}</option>`)
    .join('')}</select></label>
<label>${both({ zh: '方式', en: 'By' })} <select name="by"><option value="">*</option>${MEANS.map(
    (means) => `<option value="${means}">${MEANS_TITLES[means].zh} ${MEANS_TITLES[means].en}</option>`,
  ).join('')}</select></label>
<label>${both({ zh: '查找', en: 'Find' })} <input type="search" name="text"></label>
<output id="shown" aria-live="polite"></output>
</form>
<table>
<thead><tr><th scope="col">${both({ zh: '条款', en: 'Clause' })}</th><th scope="col">${both({ zh: '要求', en: 'What it asks for' })}</th><th scope="col">${both({ zh: '类别', en: 'Kind' })}</th><th scope="col">${both({ zh: '如何检查', en: 'How it is checked' })}</th></tr></thead>
${coverage.manuals
  .map(
    ({ manual, title, clauses }) =>
      `<tbody data-manual="${manual}"><tr class="manual"><th colspan="4" scope="rowgroup">${manual} ${both(title)}</th></tr>
${clauses.map((one) => row(one, pack)).join('\n')}</tbody>`,
  )
  .join('\n')}
</table>
<p id="none" hidden>${both({ zh: '没有符合条件的条款。', en: 'No clause fits.' })}</p>
<script>${SCRIPT}</script>
</body>
</html>
`
}

function row({ clause, by, rules, limits, figures, items }: ClauseCoverage, pack: Pack): string {
  const means = by ?? 'none'
  const how =
    by === 'rule' || by === 'limit'
      ? [...rules.map((id) => ruleOf(id, pack)), ...limits.map((id) => limitOf(id, pack))]
      : by === 'figure'
        ? figures.map((place) => figureOf(place, pack))
        : by === 'human'
          ? questions(items, pack)
          : reason(clause)
  return `<tr data-kind="${clause.kind}" data-by="${means}"><td><code>${clause.id}</code></td><td>${both(clause)}</td><td>${both(
    KIND_TITLES[clause.kind],
  )}</td><td><span class="badge ${means}">${both(MEANS_TITLES[means])}</span>${how.length > 0 ? `<ul>${how.map((one) => `<li>${one}</li>`).join('')}</ul>` : ''}</td></tr>`
}

/** A rule by its title, with what to say instead. */
function ruleOf(id: string, { rules }: Pack): string {
  const rule = rules.get(id)?.value
  if (rule === undefined) return escapeUTF8(id)
  return `${both(rule.title)} <code>${escapeUTF8(id)}</code><small>${both(rule.recommended)}</small>`
}

function limitOf(id: string, { limits }: Pack): string {
  const limit = limits.get(id)?.value
  return `${limit === undefined ? '' : both(limit.title)} <code>${escapeUTF8(id)}</code>`
}

const JOINED = { zh: '工单与通话', en: 'Calls and tickets' }

/** A scheme, checklist or page by its title, and the part, item or figure of it. */
function figureOf(place: string, { schemes, checklists }: Pack): string {
  const [id = '', part = ''] = place.split('/')
  const checklist = checklists.get(id)?.value
  const title = checklist?.title ?? schemes.get(id)?.value.title ?? (id === 'joined' ? JOINED : undefined)
  const item = checklist?.items.find((one) => one.id === part)
  return `${title ? both(title) : ''} <code>${escapeUTF8(place)}</code>${item ? `<small>${both(item.look)}</small>` : ''}`
}

/** Each item for the auditor once, whatever forms it is on. */
function questions(items: readonly string[], { forms }: Pack): string[] {
  const asked = new Map<string, string>()
  for (const place of items) {
    const [form = '', id = ''] = place.split('/')
    const value = forms.get(form)?.value
    const item = value && itemsOf(value).find(({ item }) => item.id === id)?.item
    if (item) asked.set(id, `${both(item.title)}${item.review ? `<small>${both(item.review)}</small>` : ''}`)
  }
  return [...asked.values()]
}

const reason = ({ uncheckable }: Clause): string[] => (uncheckable ? [both(uncheckable)] : [])

const both = ({ zh, en }: Both): string =>
  `<span lang="zh">${escapeUTF8(zh)}</span><span lang="en">${escapeUTF8(en)}</span>`
