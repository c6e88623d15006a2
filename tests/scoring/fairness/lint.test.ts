import { expect, test } from 'vitest'
import { lint } from '../../../scoring/packs/lint/index.ts'
import { soundPack } from '../sound.ts'

/** What is said of a rule that needs something. @param parts its lines from `conditions` to `find` */
function told(parts: string): string[] {
  const rule = `id: rude
version: 1.0.0
title: { zh: 不礼貌, en: Rude }
tags: [x-rude]
severity: minor
${parts}
message: { zh: 说了, en: said }
why: { zh: 因, en: why }
recommended: { zh: 好, en: good }
`
  return lint(Object.entries(soundPack(rule)).map(([path, text]) => ({ path, text: text as string })))
    .map(({ text }) => (text.split('\n')[0] as string).replace(/^.*\/rude/, 'rude'))
    .filter((text) => text.startsWith('rude.yaml'))
}

const said = 'said: { phrases: { lists: [words] } }'

test.each([
  [
    'times that nothing asks for',
    `needs: { confidence: 0.7, timing: usable }\nconditions:\n  ${said}\nfind: said`,
    ['rude.yaml:6:35: warning: no condition of this rule asks when something was said'],
  ],
  [
    'a window in seconds asks',
    `needs: { timing: usable }\nconditions:\n  said: { phrases: { lists: [words] }, in: { first: { seconds: 5 } } }\nfind: said`,
    [],
  ],
  [
    'so does within',
    `needs: { timing: usable }\nconditions:\n  ${said}\n  held: { hold: { at_least: 5 } }\nfind: said then held within 5 s`,
    [],
  ],
  [
    'and a detector of time',
    `needs: { timing: usable }\nconditions:\n  ${said}\n  quiet: { silence: { at_least: 5 } }\nfind: said and quiet`,
    [],
  ],
  [
    'a rule that reads no speech',
    `needs: { confidence: 0.7 }\nconditions:\n  ${said.replace('said: {', 'said: { needs: { roles: known },')}\n  late: { ring: { longer_than: 5 } }\nfind: late and said`,
    [],
  ],
  [
    'a condition that reads none',
    `conditions:\n  ${said}\n  late: { ring: { longer_than: 5 }, needs: { roles: known } }\nfind: late and said`,
    [/rude\.yaml:8:\d+: warning: "needs" changes nothing: "late" reads no speech/],
  ],
  [
    'a condition that does not ask when',
    `conditions:\n  said: { phrases: { lists: [words] }, needs: { timing: usable } }\nfind: said`,
    [/rude\.yaml:7:\d+: warning: "said" does not ask when something was said/],
  ],
])('needs of %s', (_what, parts, wanted) => {
  expect(told(parts)).toEqual(wanted.map((one) => (typeof one === 'string' ? one : expect.stringMatching(one))))
})
