import { declareValuePlugin, PluginKind } from '@stryker-mutator/api/plugin'

/** What is not mutated. See docs/mutation.md. */
export const strykerPlugins = [
  declareValuePlugin(PluginKind.Ignore, 'earshot', {
    shouldIgnore(path) {
      if (isMessage(path)) return 'what an error says'
      if (isBilingual(path.node)) return 'a sentence in both languages'
      if (isSentence(path.node)) return 'a sentence'
      if (isOverAllUnits(path.node)) return 'a loop over every UTF-16 unit'
      return undefined
    },
  }),
]

/** The first argument of an error. */
const isMessage = ({ key, listKey, parent }) =>
  listKey === 'arguments' &&
  key === 0 &&
  ['NewExpression', 'CallExpression'].includes(parent.type) &&
  /Error$/.test(parent.callee.name ?? '')

/** `{ zh, en }` */
const isBilingual = (node) =>
  node.type === 'ObjectExpression' &&
  node.properties.length === 2 &&
  node.properties.every(({ key }) => ['zh', 'en'].includes(key?.name))

/** A text with a space beside a letter. */
function isSentence(node) {
  if (node.type === 'StringLiteral') return hasWords(node.value)
  return node.type === 'TemplateLiteral' && node.quasis.some(({ value }) => hasWords(value.raw))
}

const hasWords = (text) => /\p{L}[,:;]? | \p{L}/u.test(text)

/** Each form has tables made so: with mutants inside, every test would take several times as long. */
const isOverAllUnits = (node) => node.type === 'ForStatement' && node.test?.right?.value === 0x10000
