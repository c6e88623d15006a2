import { once } from 'node:events'
import {
  type ClientRequest,
  createServer,
  type IncomingMessage,
  request,
  type Server,
  type ServerResponse,
} from 'node:http'
import type { AddressInfo, Socket } from 'node:net'

/**
 * What goes wrong between a worker and its store:
 *   refuse: nobody listens · hang: no answer ever · busy, full: the engine's own errors, before anything was done
 *   cut: the connection breaks · late: an insert is done, and its answer is an error or never comes
 */
export type StoreFault = 'none' | 'refuse' | 'hang' | 'busy' | 'full' | 'cut' | 'late'

export interface FaultyStore {
  url: string
  set(fault: StoreFault): Promise<void>
  /** Requests that met a fault so far. */
  hit(): number
  close(): Promise<void>
}

const ENGINE_ERRORS = {
  busy: ['241', 'Code: 241. DB::Exception: Memory limit (total) exceeded. (MEMORY_LIMIT_EXCEEDED)'],
  full: ['243', 'Code: 243. DB::Exception: Cannot reserve 1.00 MiB, not enough space. (NOT_ENOUGH_SPACE)'],
} as const

/** A ClickHouse over HTTP that can be made to fail: a pass-through in this process before the real one. */
export async function faultyStore(target: string): Promise<FaultyStore> {
  let fault: StoreFault = 'none'
  let hit = 0
  let port = 0
  const sockets = new Set<Socket>()
  let server: Server | undefined

  const listen = async () => {
    server = createServer({ maxHeaderSize: 4 * 1024 * 1024 }, answer)
    server.on('connection', (socket: Socket) => {
      sockets.add(socket)
      socket.once('close', () => sockets.delete(socket))
    })
    server.listen(port, '127.0.0.1')
    await once(server, 'listening')
    port = (server.address() as AddressInfo).port
  }
  const hush = async () => {
    if (server === undefined) return
    const closed = once(server, 'close')
    server.close()
    for (const socket of sockets) socket.destroy()
    await closed
    server = undefined
  }

  function answer(incoming: IncomingMessage, response: ServerResponse): void {
    if (fault === 'none') return void pass(incoming, response)
    if (fault === 'late') {
      if (isInsert(incoming)) hit++
      return void pass(incoming, response, isInsert(incoming) ? hit : 0)
    }
    hit++
    if (fault === 'hang') return
    if (fault === 'cut') {
      // In the middle of the statement: some of its bytes were read, nothing was answered.
      incoming.once('data', () => incoming.socket.destroy())
      return
    }
    const [code, text] = ENGINE_ERRORS[fault as 'busy' | 'full']
    incoming.resume().once('end', () => {
      response.writeHead(500, { 'x-clickhouse-exception-code': code })
      response.end(text)
    })
  }

  function pass(incoming: IncomingMessage, response: ServerResponse, spoil = 0): void {
    const { method, url, headers } = incoming
    const outgoing: ClientRequest = request(`${target}${url}`, { method, headers }, (answered) => {
      if (spoil > 0) {
        answered.resume().once('end', () => {
          if (spoil % 2 === 0) return void response.destroy()
          response.writeHead(500, { 'x-clickhouse-exception-code': '209' })
          response.end('Code: 209. DB::Exception: Timeout exceeded while writing to socket. (SOCKET_TIMEOUT)')
        })
        return
      }
      response.writeHead(answered.statusCode ?? 502, answered.headers)
      answered.pipe(response)
    })
    outgoing.on('error', () => response.destroy())
    response.on('close', () => response.writableFinished || outgoing.destroy())
    incoming.pipe(outgoing)
  }

  await listen()
  return {
    url: `http://127.0.0.1:${port}`,
    hit: () => hit,
    set: async (next) => {
      const [before] = [fault]
      fault = next
      if (next === 'refuse') return hush()
      if (before === 'refuse') return listen()
      // What hangs is let go, so that nothing waits for an answer that never comes.
      if (before === 'hang') for (const socket of sockets) socket.destroy()
    },
    close: hush,
  }
}

const isInsert = ({ url }: IncomingMessage): boolean =>
  /^\s*insert\b/i.test(new URL(url ?? '/', 'http://localhost').searchParams.get('query') ?? '')
