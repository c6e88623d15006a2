/** How the page looks: one column of text, a table that stays readable on paper and on a telephone. */
export const STYLE = `
:root { --ink: #1f2933; --soft: #5b6876; --line: #dde3ea; --paper: #fff; --back: #f4f6f8;
  --rule: #1a7f5a; --human: #1f5fb5; --due: #9a6700; --not: #6b7280; --none: #b42318; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6eaee; --soft: #9aa7b4; --line: #33404d; --paper: #18212a;
  --back: #10171e; --rule: #4cc496; --human: #7fb0f5; --due: #e0b341; --not: #9aa3ad; --none: #ff8a7a; } }
* { box-sizing: border-box }
body { margin: 0 auto; max-width: 78rem; padding: 2rem 1.5rem 4rem; color: var(--ink); background: var(--back);
  font: 15px/1.6 system-ui, "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif }
html[data-language=zh] [lang=en], html[data-language=en] [lang=zh] { display: none }
header { display: grid; grid-template-columns: 1fr auto; gap: 0 1rem; align-items: start }
h1 { margin: 0; font-size: 1.6rem } header p { grid-column: 1; margin: .3rem 0 1rem; color: var(--soft) }
button, select, input { font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--line);
  border-radius: 6px; padding: .35rem .7rem }
button { cursor: pointer; grid-row: 1; grid-column: 2 }
.sums { display: flex; flex-wrap: wrap; gap: .75rem; list-style: none; padding: 0; margin: 0 0 1rem }
.sums li { background: var(--paper); border: 1px solid var(--line); border-left: 4px solid; border-radius: 6px; padding: .5rem 1rem }
.sums b { font-size: 1.35rem; font-variant-numeric: tabular-nums; margin-right: .25rem }
.rule, .limit, .figure { color: var(--rule) } .human { color: var(--human) } .tickets, .months { color: var(--due) }
.uncheckable { color: var(--not) } .none { color: var(--none) }
form { display: flex; flex-wrap: wrap; gap: .75rem; align-items: center; margin-bottom: 1rem; color: var(--soft) }
select { max-width: 15rem } output { margin-left: auto; font-variant-numeric: tabular-nums }
table { width: 100%; border-collapse: collapse; background: var(--paper); border: 1px solid var(--line) }
th, td { text-align: left; vertical-align: top; padding: .55rem .8rem; border-top: 1px solid var(--line) }
thead th { position: sticky; top: 0; background: var(--paper); color: var(--soft); font-weight: 600; white-space: nowrap }
.manual th { background: var(--back); font-size: 1rem }
td:nth-child(1) { width: 15rem } td:nth-child(3) { white-space: nowrap; color: var(--soft) } td:nth-child(4) { width: 40% }
code { font-size: .85em; color: var(--soft); overflow-wrap: anywhere }
.badge { font-weight: 600 } td ul { margin: .2rem 0 0; padding-left: 1.1rem } small { display: block; color: var(--soft) }
tr[hidden], tbody[hidden] { display: none }
@media (max-width: 50rem) { td:nth-child(3), thead th:nth-child(3) { display: none } td:nth-child(1) { width: 9rem } }
@media print { body { max-width: none; padding: 0; background: #fff } form, button { display: none } thead th { position: static } tr { break-inside: avoid } }
`

/** Filters rows, and turns the language; what was chosen stays in the address. */
export const SCRIPT = `
const form = document.getElementById('filter'), root = document.documentElement, shown = document.getElementById('shown')
const button = document.getElementById('language')
const rows = [...document.querySelectorAll('tr[data-kind]')]
function filter() {
  const { manual, kind, by, text } = Object.fromEntries(new FormData(form)), wanted = text.trim().toLowerCase()
  let count = 0
  for (const row of rows) {
    const fits = (!manual || row.parentNode.dataset.manual === manual) && (!kind || row.dataset.kind === kind)
      && (!by || row.dataset.by === by) && (!wanted || row.textContent.toLowerCase().includes(wanted))
    row.hidden = !fits
    if (fits) count++
  }
  for (const body of document.querySelectorAll('tbody')) body.hidden = !body.querySelector('tr[data-kind]:not([hidden])')
  document.getElementById('none').hidden = count > 0
  shown.textContent = count + ' / ' + rows.length
  history.replaceState(null, '', '#' + new URLSearchParams([...new FormData(form)].filter(([, value]) => value)))
}
for (const [name, value] of new URLSearchParams(location.hash.slice(1))) if (form.elements[name]) form.elements[name].value = value
form.addEventListener('input', filter)
form.addEventListener('submit', (event) => event.preventDefault())
function turn(language) {
  root.dataset.language = language
  root.lang = language === 'zh' ? 'zh-CN' : 'en'
  button.textContent = language === 'zh' ? 'English' : '中文'
}
button.addEventListener('click', () => turn(root.dataset.language === 'zh' ? 'en' : 'zh'))
if (!navigator.language.startsWith('zh')) turn('en')
filter()
`
