// The character table of OpenCC (Apache-2.0), as the opencc-js package ships it: `traditional simplified|…`.
import table from 'opencc-js/dict/TSCharacters'

/** Written otherwise in traditional texts although the table has them as they are: 看著, 瞭解, 妳. */
const FURTHER: readonly [string, string][] = [
  ['著', '着'],
  ['瞭', '了'],
  ['妳', '你'],
]

/** Traditional -> simplified, for characters of one UTF-16 unit each; where there are several, the first. */
export const SIMPLIFIED: ReadonlyMap<string, string> = new Map([
  ...table
    .split('|')
    .map((entry) => entry.split(' ') as [string, string])
    .filter(([from, to]) => from.length === 1 && to?.length === 1),
  ...FURTHER,
])
