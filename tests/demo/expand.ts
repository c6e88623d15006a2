/** All the ways a template can come out, slots left as they are. */
export function expand(template: string): string[] {
  const match = /\[([^\]]*)\]/.exec(template)
  if (!match) return [template]
  return match[1]!
    .split('|')
    .flatMap((choice) =>
      expand(template.slice(0, match.index) + choice + template.slice(match.index + match[0].length)),
    )
}
