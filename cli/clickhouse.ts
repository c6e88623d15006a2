import { type Environment, pem, secret, text } from '../ingest/environment.ts'
import type { ServerAccess } from '../store/index.ts'

/**
 * How to log in to the ClickHouse server of CLICKHOUSE_URL, and whom to trust, as the environment says.
 * @throws Error that says which variables do not go together and what to do; never what a secret holds.
 */
export function clickhouseAccess(env: Environment): ServerAccess {
  const [user, password] = [text(env, 'CLICKHOUSE_USER'), secret(env, 'CLICKHOUSE_PASSWORD')]
  const [ca, cert, key] = [
    pem(env, 'CLICKHOUSE_SSL_CA'),
    pem(env, 'CLICKHOUSE_SSL_CERT'),
    pem(env, 'CLICKHOUSE_SSL_KEY'),
  ]
  const url = text(env, 'CLICKHOUSE_URL')
  const cluster = text(env, 'CLICKHOUSE_CLUSTER')
  if (url === undefined) {
    const set = {
      CLICKHOUSE_USER: user,
      CLICKHOUSE_PASSWORD: password,
      CLICKHOUSE_SSL_CA: ca,
      CLICKHOUSE_SSL_CERT: cert,
      CLICKHOUSE_CLUSTER: cluster,
    }
    const first = Object.entries(set).find(([, value]) => value !== undefined)?.[0]
    if (first) throw new Error(`${first} is set, but CLICKHOUSE_URL is not; set it to the server's address`)
    return {}
  }
  const { protocol, username, password: inUrl } = URL.canParse(url) ? new URL(url) : new URL('http://unreadable')
  if ((username || inUrl) && (user !== undefined || password !== undefined)) {
    throw new Error('CLICKHOUSE_URL names a user and CLICKHOUSE_USER or CLICKHOUSE_PASSWORD is set; use one way')
  }
  if ((cert === undefined) !== (key === undefined)) {
    throw new Error('CLICKHOUSE_SSL_CERT and CLICKHOUSE_SSL_KEY belong together; set both, or neither')
  }
  if (cert !== undefined && ca === undefined) {
    throw new Error('CLICKHOUSE_SSL_CERT needs CLICKHOUSE_SSL_CA, which says whose server certificate to trust; set it')
  }
  if (cert !== undefined && (password !== undefined || inUrl)) {
    throw new Error('CLICKHOUSE_SSL_CERT is the login itself; leave the password out')
  }
  if (ca !== undefined && protocol !== 'https:') {
    throw new Error('CLICKHOUSE_SSL_CA is set, but CLICKHOUSE_URL does not begin with https://; change one of them')
  }
  if (cluster !== undefined && !/^[A-Za-z0-9_][\w.-]{0,63}$/.test(cluster)) {
    throw new Error('CLICKHOUSE_CLUSTER is no name of a cluster; it has letters, digits, _ . and - only, 64 at most')
  }
  return { user, password, ca, cert, key, cluster }
}
