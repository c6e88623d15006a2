import { describe } from 'vitest'
import { innocent } from '../../../../scoring/packs/lint/innocent.ts'
import { cases, finding, list } from '../tiny.ts'

describe('innocent words', () => {
  const no = (word: string) =>
    `rules/r.yaml:9 "${word}": warning: "${word}" sounds like no part of a phrase here, and excuses nothing`
  const heard = (spec: string) => finding(`homophones: { ${spec} }`)
  cases(innocent, [
    ['that sound like a part', [heard('any: [随便你], innocent: [变, 岁]')]],
    ['that do not', [heard('any: [随便你], innocent: [天, 变, 气]')], no('天'), no('气')],
    ['of phrases of a list', [heard('lists: [words], innocent: [天, 变]'), list('words', '随便你')], no('天')],
    ['of phrases in order', [heard('in_order: [随便你, 天气好], innocent: [天, 变, 花]')], no('花')],
    ['beside a gap, where any words may stand', [heard('any: ["随便…你"], innocent: [天]')]],
    ['that differ by what is confused: n and l', [heard('any: [那里面], innocent: [拉], confuse: [n-l]')]],
    ['that would, were n and l confused', [heard('any: [那里面], innocent: [拉], confuse: [z-zh]')], no('拉')],
  ])
})
