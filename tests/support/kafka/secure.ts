import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

export const MECHANISMS = ['SCRAM-SHA-256', 'SCRAM-SHA-512']
export const KEYSTORE_PASSWORD = 'of-the-keystore'
const ALIAS = 'own'

export interface Certificate {
  /** PKCS12 with the key. */
  keystore: string
  /** PEM of the certificate, which signed itself. */
  ca: string
}

/** A certificate by the JDK's own tool; of 127.0.0.1 unless it is somebody's. */
export function makeCertificate(folder: string, name = '127.0.0.1'): Certificate {
  const keystore = join(folder, `${name}.p12`)
  const store = ['-alias', ALIAS, '-keystore', keystore, '-storetype', 'PKCS12', '-storepass', KEYSTORE_PASSWORD]
  const names = ['-dname', `CN=${name}`, '-ext', 'san=ip:127.0.0.1,dns:localhost', '-ext', 'bc:c=ca:true']
  keytool('-genkeypair', ...store, '-keyalg', 'RSA', '-keysize', '2048', '-validity', '2', ...names)
  return { keystore, ca: keytool('-exportcert', '-rfc', ...store) }
}

/** PEM of a certificate's private key. */
export const keyOf = ({ keystore }: Certificate): string =>
  run('java', join(import.meta.dirname, 'java', 'PrivateKey.java'), keystore, KEYSTORE_PASSWORD, ALIAS)

/** A store of those who are let in by certificate. */
function trusting({ ca }: Certificate, folder: string): string {
  const [file, truststore] = [join(folder, 'client.pem'), join(folder, 'trusted.p12')]
  writeFileSync(file, ca)
  const store = ['-keystore', truststore, '-storetype', 'PKCS12', '-storepass', KEYSTORE_PASSWORD]
  keytool('-importcert', '-noprompt', '-alias', 'client', '-file', file, ...store)
  return truststore
}

const keytool = (...words: string[]): string => run('keytool', ...words)

function run(command: string, ...words: string[]): string {
  const { status, stdout, stderr } = spawnSync(command, words, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`${command} could not make or read a certificate: ${stdout}${stderr}`)
  return stdout
}

/** Three more listeners: behind TLS with a login, behind TLS alone, and behind TLS that asks for the client's certificate. */
export function guard(
  standard: Record<string, string | number | boolean>,
  at: { login: string; tls: string; mutual: string },
  { keystore }: Certificate,
  client: Certificate,
  user: { name: string; password: string },
): Record<string, string> {
  const further = `LOGIN://${at.login},TLS://${at.tls},MUTUAL://${at.mutual}`
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
    'listener.security.protocol.map': `${standard['listener.security.protocol.map']},LOGIN:SASL_SSL,TLS:SSL,MUTUAL:SSL`,
    ...tls('login'),
    ...tls('tls'),
    ...tls('mutual'),
    'listener.name.mutual.ssl.client.auth': 'required',
    'listener.name.mutual.ssl.truststore.location': trusting(client, dirname(client.keystore)),
    'listener.name.mutual.ssl.truststore.type': 'PKCS12',
    'listener.name.mutual.ssl.truststore.password': KEYSTORE_PASSWORD,
    'listener.name.login.sasl.enabled.mechanisms': ['PLAIN', ...MECHANISMS].join(','),
    'listener.name.login.plain.sasl.jaas.config': plain,
    ...Object.fromEntries(
      MECHANISMS.map((one) => [`listener.name.login.${one.toLowerCase()}.sasl.jaas.config`, scram]),
    ),
  }
}
