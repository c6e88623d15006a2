/**
 * Words that hold a word of feeling, or a "not", and mean none: they are read first where they are longer. What they are
 * for stands above each line.
 */
export const NEUTRAL: readonly string[] = [
  // Greetings and leave-taking.
  `你好 您好 早上好 上午好 中午好 下午好 晚上好 大家好 新年好 慢走 good-morning good-afternoon good-evening
   good-day good-night good-bye nice-to-meet-you have-a-good have-a-great have-a-nice have-a-lovely
   have-a-wonderful how-are-you`,
  // Asking whether.
  `好不好 是不是 能不能 可不可以 有没有 行不行 对不对 要不要 会不会 愿不愿意 方不方便 满不满意 清不清楚 合不合适
   值不值 贵不贵 慢不慢 差不差 严不严重 要不 要不然 不然 可以吗 行吗`,
  // Politeness.
  `不好意思 对不起 麻烦您 麻烦你 麻烦帮 麻烦给 麻烦问 麻烦查 麻烦把 麻烦一下 麻烦了 麻烦尽快 麻烦看 麻烦再 麻烦转
   麻烦找 麻烦让 麻烦请 麻烦先 辛苦一下 不客气 别客气 不用谢 不谢 劳驾 打扰了 抱歉 excuse-me i-am-sorry im-sorry
   i-am-afraid im-afraid no-worries not-at-all no-problem no-problems not-a-problem dont-worry do-not-worry no-rush`,
  // Not a "not".
  `不用 不用了 不必 不需要 不知道 不清楚 不记得 不晓得 不确定 不懂 不明白 不一定 不同 不只 不仅 不仅仅 不光 不但
   不管 不论 不得不 不得已 不多 不少 不久 不久前 不断 不止 不然的话 差不多 说不定 不见得 来不来 了不得 不得了 别人
   别的 别处 特别是 区别 级别 性别 类别 识别 告别 分别 个别 没了 没有了 没事 没事了 没什么事 未来 未必 并非
   不见不散 不早了 不急 别急 不着急 别着急 别担心 不担心 别生气 不要紧 没听清 没听清楚 没听懂 没看到 没看见
   no-thank-you no-thanks no-one-else whether-or-not not-only if-not or-not not-sure no-longer no-i no-it no-that
   no-not no-just no-im no-its no-thats no-we no-you`,
  // 好 as "very", "finish", "so that", and in other words.
  `好几 好多 好久 好些 好像 好比 好容易 好不容易 好坏 好歹 好处 好友 好朋友 好奇 好意 最好 正好 刚好 恰好 只好 要好
   爱好 友好型 偏好 良好的 准备好 填好 写好 做好 拿好 放好 收好 装好 想好 说好 讲好 约好 商量好 定好 设好 修好 弄好
   搞好 搞定 办好 处理好 好没好 就好 就好了 好几天 好几个 好几次 好一会 好一阵 好半天 好一点 好点 好好说 好好处理
   好说 好讲 好弄 没想到`,
  // 差, 急, 贵, 慢, 累, 坑, 拖, 烦, 凶, 脏, 烂, 棒, 赞 in other words.
  `差价 差额 差别 差异 差距 差错 出差 时差 误差 差旅 差一点 差点 相差 还差 差多少 差几 更新 最新 最近 最后 急诊
   急件 急用 紧急 应急 急救 急着 贵姓 贵公司 贵司 贵方 贵行 贵单位 贵重 贵宾 珍贵 慢慢 慢点 慢性 慢速 慢跑 累计
   积累 累积 水坑 拖车 拖鞋 拖把 拖动 拖拽 麻烦事 不麻烦 凶手 心脏 脏衣服 烂尾楼 棒球 棒子 棒棒糖 赞助 灿烂`,
  // The name of a thing, not a judgement of it.
  `投诉部 投诉部门 投诉电话 投诉热线 投诉单号 投诉渠道 投诉箱 投诉科 满意度 满意度调查 好评返现 垃圾桶 垃圾袋
   垃圾箱 垃圾短信 垃圾分类 垃圾处理 专业版 到底是 到底在 支持的 支持吗 感谢信 失误率 质量好坏 十分钟 十分之
   complaint-number complaints-department complaint-department customer-care good-faith good-standing
   credit-card-fraud fraud-department fraud-alert great-britain great-wall gift-card best-buy thank-you-page
   free-of-charge toll-free emergency-contact`,
  // Fillers and turns of phrase.
  `kind-of sort-of some-kind what-kind that-kind this-kind like-a as-well as-well-as well-i well-the pretty-much
   good-time a-good-time in-good-time best-time best-way best-number at-best as-good-as good-luck for-good
   good-to-know a-good-deal-of a-great-deal-of on-top on-top-of of-course just-in-case no-matter no-matter-what
   does-not-matter doesnt-matter look-forward-to the-hell-of trouble-you bother-you sorry-to-bother bad-reception
   wrong-number my-bad not-bad-idea not-too-long never-mind nevermind`,
]

/** Saying yes. Where a degree or a "not" stands right before the first of them, it is 好 that is meant: 很好的. */
export const REPLIES = {
  good: `好的 好了 好嘞 好啊 好呀 好吧 好呢 好勒 好噢 好哦 好吗 好好好 好好 好行 好那 好我 好没 好谢谢 好知道 好明白 好就
   好再见`,
  others: `嗯好 那好 也好 行好 all-good im-good that-is-fine thats-fine its-fine it-is-fine im-fine fine-thanks sounds-good
   very-well thats-right sure-thing`,
} as const
