/** What a pack of one's own is, for who opens its folder. */
export const readme = (base: string, id: string, list: string): string => `# 我们的服务规范 · Our own service standard

| file 文件 | holds | 内容 |
|---|---|---|
| \`pack.yaml\` | that this is laid over what comes with Earshot | 说明本文件夹铺在 Earshot 自带内容之上 |
| \`forms/${id}.yaml\` | what differs from the form \`${base}\` | 与评分表 \`${base}\` 的不同之处 |
| \`lists/${list}.yaml\` | phrases added to the shipped list | 给自带词表追加的词条 |
| \`rules/my-rule.yaml\`, \`.examples.yaml\` | a sample rule and its examples | 规则样例及其例子 |
| \`schemas/\` | what editors check these files with | 供编辑器检查、补全 |

In the folder above this one, with its name in place of DIR. 在上一级文件夹执行，DIR 换成本文件夹名：

\`\`\`sh
npx earshot rules test --packs DIR                   # every example 跑所有例子
npx earshot rules lint --packs DIR                   # what is useless or wrong 查出无用或有误之处
npx earshot score calls.jsonl --packs DIR --explain  # score calls 给通话评分
EARSHOT_PACKS=DIR npx earshot start                  # use it everywhere 正式使用
\`\`\`

After an upgrade of Earshot run \`rules test\` and \`rules lint\` again, and \`npx earshot rules schema --out DIR/schemas\`.
升级 Earshot 之后，请重新运行 \`rules test\`、\`rules lint\` 与 \`npx earshot rules schema --out DIR/schemas\`。
`
