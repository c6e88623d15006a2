import { mkdirSync, readdirSync, readFileSync, readlinkSync, realpathSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { type ClickHouseClient, createClient } from '@clickhouse/client'
import { createChdbConnection } from 'chdb/connection'
import { StoreError } from '../errors.ts'
import { columnNames, type Engine, engineOver, type Files, QUIET, SETTINGS } from './engine.ts'

/** A connection runs one statement at a time, so a slow report must not hold up the others. */
const READERS = 3

/**
 * ClickHouse in this process on a folder, which is created where missing.
 * @throws StoreError where another process has the folder, or it cannot be used.
 */
export async function embeddedEngine(dataDir: string): Promise<Engine> {
  const path = resolve(dataDir)
  try {
    makeFolder(path)
  } catch (error) {
    throw new StoreError(`cannot use the data folder ${path}: ${(error as Error).message}; set EARSHOT_DATA to another`)
  }
  const owner = ownerOf(path)
  if (owner !== undefined) {
    throw new StoreError(
      `the data folder ${path} is in use by process ${owner}: stop it, or set EARSHOT_DATA to another folder`,
    )
  }
  const clients: ClickHouseClient[] = []
  try {
    while (clients.length <= READERS) clients.push(connect(path))
    await Promise.all(clients.map(applySettings))
    const [writer, ...readers] = clients
    return engineOver({ writer: writer!, readers, statements: 1, files: ownFiles(writer!), shared: false })
  } catch (error) {
    await Promise.allSettled(clients.map((client) => client.close()))
    const reason = (error as Error).message
    throw new StoreError(
      `cannot open the data folder (${reason}): if another process uses it, stop that, or set EARSHOT_DATA to another folder`,
      false,
      error,
    )
  }
}

/** Step by step: Node's own recursion never ends where the system has folders in which none can be made, as /proc. */
function makeFolder(path: string): void {
  const found = statSync(path, { throwIfNoEntry: false })
  if (found && !found.isDirectory()) throw new Error('it is a file')
  if (found) return
  makeFolder(dirname(path))
  mkdirSync(path)
}

/** The two packages carry a copy each of the connection's type, with settings that differ by name only. */
const connect = (path: string) => createClient({ connection: createChdbConnection({ path }) as never, log: QUIET })

/** A connection keeps what it is set to. */
async function applySettings(client: ClickHouseClient): Promise<void> {
  const settings = Object.entries(SETTINGS).map(([name, value]) => `${name} = ${value}`)
  await client.command({ query: `SET ${settings.join(', ')}` })
}

/** The engine reads and writes files of this machine itself, so that no table has to fit into memory. */
const ownFiles = (client: ClickHouseClient): Files => ({
  dump: async (sql, file) => {
    const query = `INSERT INTO FUNCTION file(${literal(resolve(file))}, 'TabSeparated') ${sql}`
    await client.command({ query })
  },
  fill: async (table, columns, file) => {
    const structure = columns.map(([name, type]) => `\`${name}\` ${type}`).join(', ')
    const from = `file(${literal(resolve(file))}, 'TabSeparated', ${literal(structure)})`
    const query = `INSERT INTO ${table} (${columnNames(columns)}) SELECT * FROM ${from}`
    await client.command({ query })
  },
})

const literal = (text: string): string => `'${text.replace(/[\\']/g, '\\$&')}'`

/**
 * The other process that holds the engine's lock on a folder, where the system can tell. The lock itself is the
 * engine's; asking first only spares the reader its own message, and a number left by a dead process misleads nobody.
 */
function ownerOf(path: string): number | undefined {
  try {
    const status = join(realpathSync(path), 'status')
    const pid = Number(/^PID: (\d+)$/m.exec(readFileSync(status, 'utf8'))?.[1])
    const files = `/proc/${pid}/fd`
    const holds = readdirSync(files).some((fd) => linkTarget(join(files, fd)) === status)
    return holds && pid !== process.pid ? pid : undefined
  } catch {
    return undefined
  }
}

function linkTarget(link: string): string | undefined {
  try {
    return readlinkSync(link)
  } catch {
    return undefined
  }
}
