import { quote } from '../../contract/index.ts'

/** A value that its schema refuses. */
export interface Unfit {
  where: string
  value: unknown
  /** As the author typed it. */
  typed: string
  keyword: string
  params: Record<string, unknown>
  /** What the schema itself says. */
  message: string
  /** What stands in the schema at this place. */
  schema: { properties?: Record<string, unknown>; items?: unknown } | undefined
}

interface Saying {
  when: (unfit: Unfit) => boolean
  say: (unfit: Unfit) => string
}

const DATE = '^\\d{4}-\\d{2}-\\d{2}$'
const VERSION = '^\\d+\\.\\d+\\.\\d+$'
const ID = '^[a-z][a-z0-9-]*$'

/** What a text must look like, by its pattern. */
const LOOKS: Record<string, string> = {
  [VERSION]: 'three numbers with dots between them, such as 1.0.0',
  [DATE]: 'a day as YYYY-MM-DD, such as 2026-06-01',
  [ID]: 'small letters, digits and hyphens, a letter first, such as no-closing',
}

const wants = (type: string) => (unfit: Unfit) => unfit.keyword === 'type' && unfit.params.type === type
const isText = (value: unknown) => typeof value === 'string'

/** The first that fits is said. */
const SAYINGS: readonly Saying[] = [
  {
    when: ({ keyword, value }) => keyword === 'type' && value === null,
    say: ({ where }) => `nothing stands here: ${where} needs a value (a # after a space begins a remark)`,
  },
  {
    when: ({ where, value }) => where === 'version' && typeof value === 'number',
    say: ({ typed }) => `version needs ${LOOKS[VERSION]}; ${typed} was read as a number`,
  },
  {
    when: ({ value, ...rest }) => wants('string')({ value, ...rest }) && ['number', 'boolean'].includes(typeof value),
    say: ({ where, value, typed }) => `${where} is the ${typeof value} ${typed}; put quotes around it: "${typed}"`,
  },
  {
    when: (unfit) => wants('string')(unfit) && Array.isArray(unfit.value),
    say: ({ where }) => `${where} begins with [, which makes it a list; put quotes around the text`,
  },
  {
    when: wants('string'),
    say: ({ where }) => `${where} has a ": " or begins with {, which makes it no text; put quotes around it`,
  },
  {
    when: ({ value, typed }) => isText(value) && /^[［｛]/.test(typed),
    say: () => '［ ］ ｛ ｝ are full-width; write [ ] { }',
  },
  {
    when: ({ where, value }) => where === 'the file' && isText(value) && /：/.test(value as string),
    say: () => 'the file is one text; a key ends with a half-width : and a space, not with ：',
  },
  {
    when: (unfit) => wants('object')(unfit) && isText(unfit.value) && unfit.schema?.properties?.zh !== undefined,
    say: ({ where }) => `${where} is said in both languages; write { zh: …, en: … }`,
  },
  {
    when: (unfit) => wants('object')(unfit) && Array.isArray(unfit.value),
    say: ({ where }) => `${where} is a list; write "key: value" without "- " or [ ]`,
  },
  {
    when: (unfit) => wants('object')(unfit) && unfit.schema?.properties !== undefined,
    say: ({ where, value, schema }) =>
      `${where} is ${quote(value)}; it has keys of its own: ${Object.keys(schema?.properties ?? {}).join(', ')}`,
  },
  {
    when: wants('array'),
    say: ({ where, value, typed }) => `${where} is ${quote(value)}; it is a list: [${isText(value) ? typed : '…'}]`,
  },
  {
    when: ({ keyword, params }) => keyword === 'pattern' && LOOKS[String(params.pattern)] !== undefined,
    say: ({ where, value, params }) => `${where} is ${quote(value)}; it needs ${LOOKS[String(params.pattern)]}`,
  },
]

/** What is wrong with a value, in words of those who wrote it. */
export function unfitProblem(unfit: Unfit): string {
  const saying = SAYINGS.find(({ when }) => when(unfit))
  return saying?.say(unfit) ?? `${unfit.where} is ${quote(unfit.value)}: ${unfit.message}`
}
