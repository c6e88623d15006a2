import type { KafkaConfig, SASLOptions } from 'kafkajs'
import { type Environment, flag, pem, secret, text } from '../environment.ts'

/** What kafkajs takes for encryption and login. */
export type KafkaSecurity = Pick<KafkaConfig, 'ssl' | 'sasl'>

const MECHANISMS = ['plain', 'scram-sha-256', 'scram-sha-512'] as const
const NAMES = ['KAFKA_SSL_CA', 'KAFKA_SSL_CERT', 'KAFKA_SSL_KEY', 'KAFKA_SSL_KEY_PASSPHRASE', 'KAFKA_SASL_PASSWORD']
/** Every variable that this file reads. */
export const SECURITY_NAMES = [
  'KAFKA_SSL',
  'KAFKA_SASL_MECHANISM',
  'KAFKA_SASL_USERNAME',
  ...NAMES.flatMap((name) => [name, `${name}_FILE`]),
]

/**
 * Encryption and login as the environment says.
 * @throws Error that says which variables do not go together and what to do; never what a secret holds.
 */
export function kafkaSecurity(env: Environment): KafkaSecurity {
  return { ...tls(env), ...login(env) }
}

function tls(env: Environment): KafkaSecurity {
  const wanted = flag(env, 'KAFKA_SSL')
  const [ca, cert, key] = [pem(env, 'KAFKA_SSL_CA'), pem(env, 'KAFKA_SSL_CERT'), pem(env, 'KAFKA_SSL_KEY')]
  const passphrase = secret(env, 'KAFKA_SSL_KEY_PASSPHRASE')
  if ((cert === undefined) !== (key === undefined)) {
    throw new Error('KAFKA_SSL_CERT and KAFKA_SSL_KEY belong together; set both, or neither')
  }
  if (passphrase !== undefined && key === undefined) {
    throw new Error('KAFKA_SSL_KEY_PASSPHRASE is set without KAFKA_SSL_KEY; set the key too, or leave it out')
  }
  const given = ca ?? cert
  if (wanted === false && given !== undefined) {
    throw new Error('KAFKA_SSL is false, but certificates are set; leave KAFKA_SSL out, or the certificates')
  }
  if (!wanted && given === undefined) return {}
  return { ssl: { rejectUnauthorized: true, ...(ca && { ca: [ca] }), ...(cert && { cert, key, passphrase }) } }
}

function login(env: Environment): KafkaSecurity {
  const said = text(env, 'KAFKA_SASL_MECHANISM')?.toLowerCase()
  const [username, password] = [text(env, 'KAFKA_SASL_USERNAME'), secret(env, 'KAFKA_SASL_PASSWORD')]
  if (said === undefined) {
    if (username === undefined && password === undefined) return {}
    throw new Error(`a login for Kafka is set without KAFKA_SASL_MECHANISM; set it to one of ${MECHANISMS.join(', ')}`)
  }
  const mechanism = MECHANISMS.find((one) => one === said)
  if (mechanism === undefined) {
    throw new Error(`KAFKA_SASL_MECHANISM is "${said}"; it must be one of ${MECHANISMS.join(', ')}`)
  }
  if (username === undefined || password === undefined) {
    const missing = username === undefined ? 'KAFKA_SASL_USERNAME' : 'KAFKA_SASL_PASSWORD (or KAFKA_SASL_PASSWORD_FILE)'
    throw new Error(`KAFKA_SASL_MECHANISM=${mechanism} needs ${missing}; set it`)
  }
  return { sasl: { mechanism, username, password } as SASLOptions }
}

/** A sentence for the log where a password would cross the network as it is. */
export function weakness({ ssl, sasl }: KafkaSecurity): string | undefined {
  if (ssl || (sasl as SASLOptions | undefined)?.mechanism !== 'plain') return undefined
  return 'KAFKA_SASL_MECHANISM=plain without TLS sends the password readable over the network; set KAFKA_SSL=true'
}
