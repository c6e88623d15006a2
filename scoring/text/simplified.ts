// The character table of OpenCC (Apache-2.0), as the opencc-js package ships it: `traditional simplified|…`.
import table from 'opencc-js/dict/TSCharacters'

/** Traditional -> simplified, for characters of one UTF-16 unit each; where there are several, the first. */
export const SIMPLIFIED: ReadonlyMap<string, string> = new Map(
  table
    .split('|')
    .map((entry) => entry.split(' ') as [string, string])
    .filter(([from, to]) => from.length === 1 && to?.length === 1),
)
