import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

export const MECHANISMS = ['SCRAM-SHA-256', 'SCRAM-SHA-512']
export const KEYSTORE_PASSWORD = 'of-the-keystore'

export interface Certificate {
  /** PKCS12 with the key. */
  keystore: string
  /** PEM of the certificate, which signed itself. */
  ca: string
}

/** A certificate for 127.0.0.1, by the JDK's own tool. */
export function makeCertificate(folder: string): Certificate {
  const keystore = join(folder, 'broker.p12')
  const store = ['-alias', 'broker', '-keystore', keystore, '-storetype', 'PKCS12', '-storepass', KEYSTORE_PASSWORD]
  const names = ['-dname', 'CN=127.0.0.1', '-ext', 'san=ip:127.0.0.1,dns:localhost', '-ext', 'bc:c=ca:true']
  keytool('-genkeypair', ...store, '-keyalg', 'RSA', '-keysize', '2048', '-validity', '2', ...names)
  return { keystore, ca: keytool('-exportcert', '-rfc', ...store) }
}

function keytool(...words: string[]): string {
  const { status, stdout, stderr } = spawnSync('keytool', words, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`keytool could not make a certificate: ${stdout}${stderr}`)
  return stdout
}

/** Two more listeners: behind TLS with a login, and behind TLS alone. */
export function guard(
  standard: Record<string, string | number | boolean>,
  at: { login: string; tls: string },
  { keystore }: Certificate,
  user: { name: string; password: string },
): Record<string, string> {
  const further = `LOGIN://${at.login},TLS://${at.tls}`
  const tls = (listener: string) => ({
    [`listener.name.${listener}.ssl.keystore.location`]: keystore,
    [`listener.name.${listener}.ssl.keystore.type`]: 'PKCS12',
    [`listener.name.${listener}.ssl.keystore.password`]: KEYSTORE_PASSWORD,
    [`listener.name.${listener}.ssl.key.password`]: KEYSTORE_PASSWORD,
  })
  const scram = 'org.apache.kafka.common.security.scram.ScramLoginModule required;'
  const plain = `org.apache.kafka.common.security.plain.PlainLoginModule required user_${user.name}="${user.password}";`
  return {
    listeners: `${standard.listeners},${further}`,
    'advertised.listeners': `${standard['advertised.listeners']},${further}`,
    'listener.security.protocol.map': `${standard['listener.security.protocol.map']},LOGIN:SASL_SSL,TLS:SSL`,
    ...tls('login'),
    ...tls('tls'),
    'listener.name.login.sasl.enabled.mechanisms': ['PLAIN', ...MECHANISMS].join(','),
    'listener.name.login.plain.sasl.jaas.config': plain,
    ...Object.fromEntries(
      MECHANISMS.map((one) => [`listener.name.login.${one.toLowerCase()}.sasl.jaas.config`, scram]),
    ),
  }
}
