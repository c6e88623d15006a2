/** What one HTTP request asks for, as statements for one session of its own: nothing of it outlives the request. */
export interface Statement {
  sql: string
  format: string
}

/** Parts of the URL that are neither a setting nor a parameter, and settings only an HTTP server has. */
const NOT_SETTINGS = new Set([
  'query',
  'database',
  'query_id',
  'default_format',
  'session_id',
  'session_timeout',
  'role',
])
const HTTP_ONLY = new Set(['wait_end_of_query', 'enable_http_compression', 'send_progress_in_http_headers'])

/** An insert has its statement in the URL and its rows in the body; everything else is in the body. */
export function statementOf(search: URLSearchParams, body: string): Statement {
  const prelude = [`USE ${identifier(search.get('database') || 'default')}`]
  for (const [name, value] of search) {
    if (NOT_SETTINGS.has(name) || HTTP_ONLY.has(name) || name.startsWith('http_')) continue
    // A parameter's text goes to the engine as it came: the client has written it the way the engine reads it.
    prelude.push(`SET ${identifier(name)} = ${literal(value)}`)
  }
  const query = search.get('query')
  const sql = [query, body].filter((part) => part).join('\n')
  return { sql: `${prelude.join('; ')}; ${sql}`, format: search.get('default_format') ?? 'TabSeparated' }
}

const literal = (text: string): string => `'${text.replace(/[\\']/g, '\\$&')}'`
const identifier = (text: string): string => `\`${text.replace(/[\\`]/g, '\\$&')}\``
