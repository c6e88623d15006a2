import type { FastifyInstance } from 'fastify'
import { isLoopback } from './loopback.ts'

export interface Binding {
  host: string
  port: number
  token: string | undefined
}

export type PortName = 'PORT' | 'WORKER_PORT'

/** Why the server cannot listen, in one line for whoever started it. */
export class ListenError extends Error {}

/**
 * Where to listen, from HOST (default 127.0.0.1), PORT (3000; 0 is any free one) and EARSHOT_TOKEN. A worker has a
 * variable of its own for its port.
 * @throws ListenError where they do not fit together.
 */
export function bindingFrom(env: Record<string, string | undefined>, name: PortName = 'PORT'): Binding {
  const host = env.HOST || '127.0.0.1'
  const token = env.EARSHOT_TOKEN || undefined
  const port = Number(env[name] || 3000)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new ListenError(`${name} is "${env[name]}"; it must be a whole number from 0 to 65535.`)
  }
  if (token === undefined && !isLoopback(host)) {
    throw new ListenError(
      `HOST is ${host}, which others can reach, and there are no accounts yet: set EARSHOT_TOKEN to a long secret, or leave HOST at 127.0.0.1.`,
    )
  }
  if (token !== undefined && !/^[!-~]([ -~]*[!-~])?$/.test(token)) {
    throw new ListenError('EARSHOT_TOKEN holds what a header cannot carry: use letters, digits and ASCII signs alone.')
  }
  return { host, port, token }
}

/** @returns the address to open. @throws ListenError where the address cannot be had. */
export async function listen(app: FastifyInstance, { host, port }: Binding, name: PortName = 'PORT'): Promise<string> {
  try {
    return await app.listen({ host, port, listenTextResolver: (address) => `listening on ${address}` })
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    const reason = code === undefined ? undefined : REASONS[code]
    if (reason === undefined) throw error
    throw new ListenError(`Cannot listen on ${host}:${port}: ${reason.replace('PORT', name)}`)
  }
}

const REASONS: Record<string, string> = {
  EADDRINUSE: 'another process has the port; stop it, or set PORT to another.',
  EACCES: 'this user may not have the port; set PORT to one above 1023.',
  EADDRNOTAVAIL: 'this machine has no such address; set HOST to one it has.',
  ENOTFOUND: 'the name is not known; set HOST to an address of this machine.',
}
