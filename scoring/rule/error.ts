/** What is wrong in a rule or situation, and where: a path into its file, and the character where it is an expression. */
export class RuleError extends Error {
  path: readonly string[]
  offset: number | null
  constructor(message: string, path: readonly string[], offset: number | null = null) {
    super(message)
    this.path = path
    this.offset = offset
  }
}
