/**
 * Ids derived from what they name: the same whenever it is. A name, not a proof, so they need no cryptography; they
 * come from MurmurHash3 (x86, 128 bits; Austin Appleby, public domain), which is some thirty times as fast.
 */
export function derivedId(prefix: string, ...parts: readonly string[]): string {
  let at = 0
  for (const part of parts) {
    if (at + 2 * part.length + 4 > room.length) grow(at + 2 * part.length + 4)
    // Its length first, so that what ends one part cannot begin the next.
    at = put(part.length & 0xffff, at)
    at = put(part.length >>> 16, at)
    for (let i = 0; i < part.length; i++) at = put(part.charCodeAt(i), at)
  }
  const [a, b, c] = murmur(room, at, 0)
  return `${prefix}-${hex(a, b, c)}`
}

let room = new Uint8Array(1024)

function put(unit: number, at: number): number {
  room[at] = unit & 0xff
  room[at + 1] = unit >>> 8
  return at + 2
}

function grow(size: number): void {
  const larger = new Uint8Array(2 * size)
  larger.set(room)
  room = larger
}

/** All texts of three hex digits. */
const DIGITS = Array.from({ length: 4096 }, (_, i) => i.toString(16).padStart(3, '0'))

/** 24 hex digits of three words. */
function hex(a: number, b: number, c: number): string {
  const at = (twelve: number) => DIGITS[twelve & 0xfff] as string
  return (
    at(a >>> 20) +
    at(a >>> 8) +
    at((a << 4) | (b >>> 28)) +
    at(b >>> 16) +
    at(b >>> 4) +
    at((b << 8) | (c >>> 24)) +
    at(c >>> 12) +
    at(c)
  )
}

/** The four words of MurmurHash3_x86_128 over the first `length` bytes. */
export function murmur(bytes: Uint8Array, length: number, seed: number): [number, number, number, number] {
  let h1 = seed
  let h2 = seed
  let h3 = seed
  let h4 = seed
  const whole = length - (length % 16)
  for (let i = 0; i < whole; i += 16) {
    h1 ^= Math.imul(rotate(Math.imul(word(bytes, i), C1), 15), C2)
    h1 = (Math.imul((rotate(h1, 19) + h2) | 0, 5) + 0x561ccd1b) | 0
    h2 ^= Math.imul(rotate(Math.imul(word(bytes, i + 4), C2), 16), C3)
    h2 = (Math.imul((rotate(h2, 17) + h3) | 0, 5) + 0x0bcaa747) | 0
    h3 ^= Math.imul(rotate(Math.imul(word(bytes, i + 8), C3), 17), C4)
    h3 = (Math.imul((rotate(h3, 15) + h4) | 0, 5) + 0x96cd1c35) | 0
    h4 ^= Math.imul(rotate(Math.imul(word(bytes, i + 12), C4), 18), C1)
    h4 = (Math.imul((rotate(h4, 13) + h1) | 0, 5) + 0x32ac3b17) | 0
  }
  // Of what is left, each word only where it has a byte: one of zeros changes nothing.
  h4 ^= Math.imul(rotate(Math.imul(rest(bytes, whole + 12, length), C4), 18), C1)
  h3 ^= Math.imul(rotate(Math.imul(rest(bytes, whole + 8, length), C3), 17), C4)
  h2 ^= Math.imul(rotate(Math.imul(rest(bytes, whole + 4, length), C2), 16), C3)
  h1 ^= Math.imul(rotate(Math.imul(rest(bytes, whole, length), C1), 15), C2)
  h1 ^= length
  h2 ^= length
  h3 ^= length
  h4 ^= length
  h1 = (h1 + h2 + h3 + h4) | 0
  h2 = (h2 + h1) | 0
  h3 = (h3 + h1) | 0
  h4 = (h4 + h1) | 0
  h1 = mixed(h1)
  h2 = mixed(h2)
  h3 = mixed(h3)
  h4 = mixed(h4)
  h1 = (h1 + h2 + h3 + h4) | 0
  return [h1 >>> 0, (h2 + h1) >>> 0, (h3 + h1) >>> 0, (h4 + h1) >>> 0]
}

const C1 = 0x239b961b
const C2 = 0xab0e9789
const C3 = 0x38b34ae5
const C4 = 0xa1e38b93

const rotate = (x: number, by: number): number => (x << by) | (x >>> (32 - by))

/** Four bytes, the lowest first. */
const word = (bytes: Uint8Array, at: number): number =>
  (bytes[at] as number) |
  ((bytes[at + 1] as number) << 8) |
  ((bytes[at + 2] as number) << 16) |
  ((bytes[at + 3] as number) << 24)

/** A word of which only the bytes before `length` are there. */
function rest(bytes: Uint8Array, at: number, length: number): number {
  let made = 0
  for (let i = Math.min(length, at + 4) - 1; i >= at; i--) made = (made << 8) | (bytes[i] as number)
  return made
}

function mixed(h: number): number {
  let x = h ^ (h >>> 16)
  x = Math.imul(x, 0x85ebca6b)
  x ^= x >>> 13
  x = Math.imul(x, 0xc2b2ae35)
  return x ^ (x >>> 16)
}
