/** The store could not do what it was asked. */
export class StoreError extends Error {
  override name = 'StoreError'
  /** Whether the same call may succeed later: the engine is away, busy or short of memory. */
  readonly retriable: boolean

  constructor(message: string, retriable = false, cause?: unknown) {
    super(message, { cause })
    this.retriable = retriable
  }
}

/** The engine refuses the values of a row; trying again cannot help. */
export class BadRowError extends StoreError {
  override name = 'BadRowError'
}

/** A cursor this store did not hand out. */
export class BadCursorError extends StoreError {
  override name = 'BadCursorError'
}

/** Nothing can be done about this dead letter; the code says why. */
export class LetterError extends StoreError {
  override name = 'LetterError'
  readonly code: 'unknown_letter' | 'letter_settled' | 'letter_without_bytes'

  constructor(code: LetterError['code'], message: string) {
    super(message)
    this.code = code
  }
}

/** Errors that a value in a row causes: it cannot be parsed, does not fit its column, or is too large for it. */
const DATA = new Set([
  'CANNOT_PARSE_TEXT',
  'CANNOT_PARSE_ESCAPE_SEQUENCE',
  'CANNOT_PARSE_QUOTED_STRING',
  'CANNOT_PARSE_NUMBER',
  'CANNOT_PARSE_INPUT_ASSERTION_FAILED',
  'CANNOT_PARSE_DATE',
  'CANNOT_PARSE_DATETIME',
  'CANNOT_PARSE_BOOL',
  'CANNOT_READ_ARRAY_FROM_TEXT',
  'CANNOT_INSERT_NULL_IN_ORDINARY_COLUMN',
  'VALUE_IS_OUT_OF_RANGE_OF_DATA_TYPE',
  'ARGUMENT_OUT_OF_BOUND',
  'DECIMAL_OVERFLOW',
  'TYPE_MISMATCH',
  'INCORRECT_DATA',
  'TOO_LARGE_STRING_SIZE',
  'TOO_DEEP_RECURSION',
  'SIZES_OF_ARRAYS_DONT_MATCH',
  'SIZES_OF_NESTED_COLUMNS_ARE_INCONSISTENT',
])

/** Errors that pass: load, memory, network, a replica catching up. */
const PASSING = new Set([
  'TIMEOUT_EXCEEDED',
  'TOO_MANY_SIMULTANEOUS_QUERIES',
  'SOCKET_TIMEOUT',
  'NETWORK_ERROR',
  'MEMORY_LIMIT_EXCEEDED',
  'TABLE_IS_READ_ONLY',
  'TOO_MANY_PARTS',
  'UNKNOWN_STATUS_OF_INSERT',
  'KEEPER_EXCEPTION',
  'NOT_ENOUGH_SPACE',
  'ALL_CONNECTION_TRIES_FAILED',
  'NO_ZOOKEEPER',
  'CANNOT_WRITE_TO_FILE_DESCRIPTOR',
  'CANNOT_FSYNC',
  'CANNOT_ALLOCATE_MEMORY',
  'CANNOT_SCHEDULE_TASK',
  'SERVER_OVERLOADED',
  'TOO_FEW_LIVE_REPLICAS',
  'UNSATISFIED_QUORUM_FOR_PREVIOUS_WRITE',
  'REPLICA_IS_NOT_IN_QUORUM',
  'CANNOT_ASSIGN_ALTER',
  'ABORTED',
  'QUERY_WAS_CANCELLED',
])

/** What the client threw, as one of our own errors. */
export function storeError(error: unknown, purpose: string): StoreError {
  if (error instanceof StoreError) return error
  const message = `store, ${purpose}: ${error instanceof Error ? error.message : String(error)}`
  const type = engineType(error)
  if (type === undefined) return new StoreError(message, true, error)
  if (DATA.has(type)) return new BadRowError(message, false, error)
  return new StoreError(message, PASSING.has(type), error)
}

/**
 * The engine's name for an error; undefined for what never reached it, such as a broken connection. Not told by class:
 * the embedded connection brings its own copy of the client's.
 */
function engineType(error: unknown): string | undefined {
  const type = (error as { type?: unknown } | null)?.type
  return typeof type === 'string' ? type : undefined
}
