import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { byText } from './text/order.ts'

/** JSON with every object's keys in order: the same book has one text. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => byText(a, b)))
      : inner,
  )
}

/** `sha256:` and the hex digest of a text's UTF-8 bytes. */
export const hashOf = (text: string): string => `sha256:${bytesToHex(sha256(utf8ToBytes(text)))}`
