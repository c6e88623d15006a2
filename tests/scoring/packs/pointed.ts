/** What an author is told, on one line, with the word that is marked: `lists/a.yaml:3 "您好": stands here twice`. */
export function pointed(problem: string): string {
  const [head = '', ...excerpt] = problem.split('\n')
  const mark = excerpt.findIndex((line) => /^ *\| *\^$/.test(line))
  const rest = excerpt[mark - 1]?.slice(excerpt[mark]?.indexOf('^')) ?? ''
  return head.replace(/:(\d+):\d+: /, `:$1 "${/^[\p{L}\p{N}_.-]+|^./u.exec(rest)?.[0] ?? ''}": `)
}
