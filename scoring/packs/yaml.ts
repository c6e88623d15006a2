import { type Document, isAlias, isScalar, visit, type YAMLError } from 'yaml'

/** What is wrong with a file's YAML: where, and what to do. */
export interface Trouble {
  offset: number
  message: string
}

/** An error of YAML and what stands around it. */
interface Context {
  text: string
  document: Document
  /** From the error to the end of its line, and all of its line. */
  rest: string
  line: string
  /** Where the line begins, and where the error is. */
  begin: number
  offset: number
  error: string
}

interface Saying {
  error: RegExp
  /** Only where this is so. */
  where?: (context: Context) => boolean
  say: (context: Context) => string | Trouble
}

/** Behind a text, before the next key. */
const FULL_WIDTH_COMMA = /^[^,，、]*[，、]\s*[a-z_]+:\s/
const COLON = 'a text with ": " in it needs quotes; put them around the whole text'

/** The first that fits is said; what YAML means by an error depends on what the author typed. */
const SAYINGS: readonly Saying[] = [
  { error: /^TAB_AS_INDENT/, say: () => 'a tab stands before this line; put spaces there, YAML takes no tabs' },
  { error: /./, where: ({ rest }) => /^[｛［]/.test(rest), say: () => '｛ ｝ ［ ］ are full-width; write { } [ ]' },
  {
    error: /^(MULTILINE_IMPLICIT_KEY|MISSING_CHAR Implicit|BLOCK_AS_IMPLICIT)/,
    where: ({ line }) => /^\s*(- +)?[\w-]+\s*：/.test(line),
    say: (context) => ({
      offset: context.begin + context.line.indexOf('：'),
      message: 'this ： is full-width; write a half-width : and a space behind it',
    }),
  },
  {
    error: /^(MULTILINE_IMPLICIT_KEY|MISSING_CHAR Implicit)/,
    where: ({ line }) => /^\s*(- +)?[\w-]+:\S/.test(line),
    say: (context) => ({
      offset: context.begin + context.line.indexOf(':'),
      message: 'a space is missing behind this :',
    }),
  },
  {
    error: /./,
    where: ({ line }) => /^\s*-[^\s-]/.test(line),
    say: (context) => ({
      offset: context.begin + context.line.indexOf('-'),
      message: 'a space is missing behind this -',
    }),
  },
  { error: /^MISSING_CHAR Missing closing/, say: unclosedQuote },
  { error: /^BAD_INDENT Flow/, say: unclosedBracket },
  { error: /^(BAD_INDENT|BLOCK_AS_IMPLICIT_KEY A block sequence)/, say: ({ begin, text }) => indented(begin, text) },
  {
    error: /^BLOCK_AS_IMPLICIT_KEY/,
    where: ({ rest }) => !/[:：]\s/.test(rest),
    say: ({ offset, text }) => indented(text.indexOf('\n', offset) + 1, text),
  },
  { error: /^BLOCK_AS_IMPLICIT_KEY/, say: () => COLON },
  {
    error: /^BLOCK_IN_FLOW/,
    where: ({ rest }) => /^- /.test(rest),
    say: () => 'inside [ ] and { } no "- " is written; put half-width commas between',
  },
  {
    error: /^BLOCK_IN_FLOW/,
    where: ({ rest }) => FULL_WIDTH_COMMA.test(rest),
    say: ({ rest, offset }) => ({
      offset: offset + rest.search(/[，、]/),
      message: `this ${/[，、]/.exec(rest)?.[0]} is full-width; write a half-width , between the parts of { }`,
    }),
  },
  { error: /^BLOCK_IN_FLOW/, say: () => COLON },
  {
    error: /^(UNEXPECTED_TOKEN Unexpected .* at node end|MISSING_CHAR Missing , or : between)/,
    where: (context) => /["'\]}]/.test(signBefore(context)),
    say: (context) =>
      `the text goes on behind ${signBefore(context)}; put quotes around the whole text ('…' where it has " in it), or close one left open before`,
  },
  {
    error: /^UNEXPECTED_TOKEN Unexpected .* at node end/,
    say: () => 'a text with [ ] or { } in it needs quotes; put them around the whole text',
  },
  { error: /^UNEXPECTED_TOKEN (Block scalar header|Not a YAML token)/, say: beginsWith },
  {
    error: /^UNEXPECTED_TOKEN .* in YAML stream/,
    say: ({ rest }) => `this ${rest.charAt(0)} closes nothing, or closes too early`,
  },
  {
    error: /^(BAD_SCALAR_START|MISSING_CHAR Tags and anchors|TAG_RESOLVE_FAILED|BAD_ALIAS|BAD_DIRECTIVE)/,
    say: beginsWith,
  },
  {
    error: /^MISSING_CHAR Missing directives-end/,
    say: () => 'a line before this one begins with %; put its text in quotes',
  },
  {
    error: /^BAD_DQ_ESCAPE/,
    say: () => 'inside " " a \\ begins an escape; write single quotes around the text, or \\\\',
  },
  {
    error: /^DUPLICATE_KEY/,
    say: ({ rest }) => `the key "${rest.split(':')[0]}" stands here twice; keys must be unique`,
  },
  { error: /^MULTIPLE_DOCS/, say: () => '--- begins a second document; a file holds one thing' },
  {
    error: /^(MULTILINE_IMPLICIT_KEY|MISSING_CHAR Implicit)/,
    say: () => 'this line is no "key: value"; a ":" is missing behind a key, or "- " before an item',
  },
]

/** What is wrong with a file's YAML, one thing for one mistake: what follows a first is most often its echo. */
export function troubles(document: Document, text: string): Trouble[] {
  const errors = [...document.errors, ...document.warnings].sort((a, b) => a.pos[0] - b.pos[0])
  const first = errors.find(({ code }) => code !== 'DUPLICATE_KEY')
  if (errors.length > 0) return (first ? [first] : errors).map((error) => said(error, document, text))
  return signs(document, text)
}

function said({ code, message, pos }: YAMLError, document: Document, text: string): Trouble {
  const offset = pos[0]
  const begin = text.lastIndexOf('\n', offset - 1) + 1
  const end = text.indexOf('\n', offset)
  const upTo = end < 0 ? text.length : end
  const error = `${code} ${message}`
  const context: Context = {
    text,
    document,
    rest: text.slice(offset, upTo),
    line: text.slice(begin, upTo),
    begin,
    offset,
    error,
  }
  const saying = SAYINGS.find((one) => one.error.test(error) && (one.where?.(context) ?? true))
  const told = saying?.say(context) ?? message
  return typeof told === 'string' ? { offset, message: told } : told
}

const signBefore = ({ text, offset }: Context): string => text.slice(0, offset).trimEnd().at(-1) ?? ''

/** Some signs at the beginning of a text have a meaning for YAML. */
function beginsWith({ text, offset }: Context): Trouble {
  let at = offset
  while (at > 0 && !/[@`%!&*|>]/.test(text.charAt(at))) at--
  return {
    offset: at,
    message: `${text.charAt(at)} at the beginning of a text has a meaning in YAML; put the text in quotes`,
  }
}

function unclosedQuote({ document, text, offset }: Context): Trouble {
  let at = offset
  visit(document, {
    Scalar(_, { type, range }) {
      if (!range || (type !== 'QUOTE_DOUBLE' && type !== 'QUOTE_SINGLE')) return
      const [from, to] = range
      if (to - from < 2 || text[to - 1] !== text[from]) at = from
    },
  })
  return { offset: at, message: `this ${text.charAt(at)} is never closed; put another behind the text` }
}

function unclosedBracket({ document, text, offset }: Context): Trouble {
  let at = offset
  visit(document, {
    Collection(_, { flow, range }) {
      if (flow && range && !/[\]}]/.test(text.charAt(range[1] - 1))) at = range[0]
    },
  })
  const line = text.slice(at, text.indexOf('\n', at))
  const remark = / #/.exec(line)
  if (remark)
    return {
      offset: at + remark.index + 1,
      message: `" #" begins a remark, and the rest of the line is not read; put quotes around the whole text`,
    }
  return {
    offset: at,
    message: `this ${text.charAt(at)} is never closed; write ${text[at] === '[' ? ']' : '}'} behind what belongs to it`,
  }
}

/** A line that stands beside nothing above it: how far it is indented, and how far those above are. */
function indented(error: number, text: string): Trouble {
  // YAML may mean a remark before it.
  const begin = error + (/^(?:[ \t]*(?:#.*)?\n)*/.exec(text.slice(error))?.[0].length ?? 0)
  const name = (line: string) => `"${line.trim().split(/:(?:\s|$)/)[0]}"`
  const depth = (line: string) => line.length - line.trimStart().length
  const lines = text.slice(0, begin).split('\n').slice(0, -1)
  const line = text.slice(begin).split('\n')[0] as string
  const above: string[] = []
  for (const one of lines.reverse()) {
    const last = above.at(-1)
    const isLine = one.trim() !== '' && !one.trim().startsWith('#')
    if (isLine && (last === undefined || depth(one) < depth(last))) above.push(one)
  }
  const spaces = (one: string) => `${name(one)} has ${depth(one)}`
  const nearest = [above.findLast((one) => depth(one) > depth(line)), above.find((one) => depth(one) < depth(line))]
  const beside = nearest.flatMap((one) => (one === undefined ? [] : [spaces(one)])).join(', ')
  return {
    offset: begin + depth(line),
    message: `${name(line)} has ${depth(line)} ${depth(line) === 1 ? 'space' : 'spaces'} before it and stands beside nothing above it: ${beside}; put what belongs together one below the other`,
  }
}

/** Words that YAML reads as an alias or as an anchor of nothing. */
function signs(document: Document, text: string): Trouble[] {
  const found: Trouble[] = []
  const add = (offset: number, sign: string, what: string) =>
    found.push({ offset, message: `${sign} begins ${what} in YAML; put the text in quotes` })
  visit(document, (_, node) => {
    if (isAlias(node) && !node.resolve(document)) add(node.range?.[0] ?? 0, '*', 'an alias')
    if (isScalar(node) && node.anchor !== undefined && node.value === null)
      add(text.lastIndexOf(`&${node.anchor}`, node.range?.[0]), '&', 'an anchor')
  })
  return found
}
