/** Words by which what follows is turned round, and how many words or characters there may be between. */
export const NEGATIONS: Readonly<Record<number, string>> = {
  3: `不 没 没有 別 别 未 未曾 从未 从不 从没 不是 并不 并不是 不能 不会 不想 不要 不够 不算 不怎么 没怎么 没什么 没有什么 不是说 不是要 不是来
    毫无 无 没那么 没这么 谈不上 算不上 称不上 说不上 难以 not never none nothing nobody neither nor without hardly barely scarcely rarely cannot
    cant dont doesnt didnt isnt arent wasnt werent wont wouldnt couldnt shouldnt hasnt havent hadnt aint mustnt dont-think do-not-think didnt-think
    isn aren wasn weren doesn didn hasn haven hadn wouldn couldn shouldn far-from anything-but lack-of`,
  1: 'no',
}

/** Words by which what follows, or what stands right before `AFTER`, is made stronger or weaker. */
export const DEGREES: Readonly<Record<number, string>> = {
  1.75: '极其 极度 无比 万分 extremely incredibly insanely utterly',
  1.5: `非常 太 特别 超 超级 十分 最 完全 格外 尤其 如此 相当之 过于 实在太 真的太 这么 那么 多么 very really so too absolutely totally completely
    truly super damn terribly awfully such most highly deeply fucking freaking bloody`,
  1: '挺 蛮',
  1.25: '很 真 真的 真是 更 更加 实在 简直 根本 一点都 一点也 相当 确实 的确 quite pretty rather much more even just-so real way',
  0.5: `有点 有点儿 有些 有一点 一点点 稍 稍微 稍稍 略 略微 多少有点 还算 算是 a-bit a-little a-little-bit slightly somewhat a-tad kinda sorta fairly
    mildly partly`,
}

export const AFTER: Readonly<Record<number, string>> = {
  1.5: '死了 死我了 极了 透了 透顶 得要命 得要死 得不行 得不得了 坏了',
}

/** What stands before one of these weighs half. */
export const CONTRASTS = '但 但是 可是 不过 只不过 然而 可惜的是 就是 but however yet nevertheless except-that'

/** Where a clause begins with one of these, or ends with 吗, it asks. */
export const ASKING = `is-this is-that is-there is-it are-you are-there can-you can-i can-we could-you could-i could-we would-you would-it do-you does-it
  did-you will-you will-it may-i should-i was-it`

/** It ends a clause that asks. */
export const ASKED = '吗'
