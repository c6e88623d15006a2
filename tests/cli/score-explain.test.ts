import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { stringify } from 'yaml'
import { call, earshot, file, folder } from './earshot.ts'

const words = (zh: string, en: string) => ({ zh, en })

/** A pack in a folder of its own: situations one in another, weights, bounds, a critical use, an item for a situation. */
function packFolder(): string {
  const dir = folder()
  const put = (kind: string, id: string, value: object) => {
    mkdirSync(join(dir, kind), { recursive: true })
    file(join(dir, kind), `${id}.yaml`, [stringify({ id, version: '1.0.0', ...value })])
  }
  const rule = (id: string, conditions: object, find: string, more: object = {}) =>
    put('rules', id, {
      ...{ title: words('题', 'T'), tags: ['x-test'], severity: 'minor', conditions, find, ...more },
      ...{ message: words('发现', `Found ${id}`), why: words('因', 'W'), recommended: words('好', 'Fine') },
    })
  put('situations', 'angry', {
    title: words('生气', 'Angry'),
    conditions: { shout: { title: words('喊叫', 'Shouting'), phrases: { any: ['气死我了'] }, speaker: 'customer' } },
    holds: 'shout',
  })
  put('situations', 'upset', {
    title: words('不满', 'Upset'),
    conditions: { angry: { situation: 'angry' } },
    holds: 'angry',
  })
  const saying = (text: string) => ({ said: { phrases: { any: [text] } } })
  rule('rude', saying('快点说'), 'said')
  rule('fool', saying('笨蛋'), 'said')
  rule('abuse', saying('滚'), 'said')
  rule('sorry', { upset: { situation: 'upset' }, ...saying('抱歉') }, 'not said', { given: 'upset' })
  rule('rang', { late: { ring: { more_than: 0, seconds_a_ring: 4 } } }, 'late')
  const rude = { rule: 'rude', points: -15, per: 'hit' }
  const item = (id: string, points: number, uses: object[], more: object = {}) => ({
    ...{ id, title: words('项', id), points, rules: uses },
    ...more,
  })
  put('forms', 'form', {
    title: words('表', 'Form'),
    applies_to: { language: 'zh' },
    settings: { min_confidence: 0.6 },
    not_applicable: 'leave_out',
    grades: [{ id: 'good', from: 70, title: words('好', 'Good') }],
    sections: [
      {
        ...{ id: 'one', title: words('一', 'One'), weight: 2, floor: 5, ceiling: 35 },
        items: [
          item('language', 20, [rude, { rule: 'fool', points: -1, critical: 'section' }], { weight: 0.5 }),
          item('care', 20, [{ rule: 'sorry', points: -16 }]),
          item('angered', 20, [{ rule: 'rang', points: -1 }], { given: 'upset' }),
        ],
      },
      {
        ...{ id: 'two', title: words('二', 'Two') },
        items: [item('abuse', 10, [{ rule: 'abuse', points: -1, critical: 'form', review: true }])],
      },
    ],
  })
  return dir
}

const packs = packFolder()
const said = (...texts: [string, string][]) => ({
  ring_count: undefined,
  segments: texts.map(([speaker, text], i) => ({ speaker, text, start_ms: i * 2000, end_ms: i * 2000 + 1500 })),
})
const told = async (more: object, ...options: string[]): Promise<string> => {
  const args = ['score', '-', '--packs', packs, ...(options.length > 0 ? options : ['--explain'])]
  const { stdout, stderr } = await earshot(args, { stdin: JSON.stringify(call('c', more)) })
  expect(stderr).toBe('')
  return stdout
}

const calm = said(['agent', '快点说，快点说，快点说'], ['customer', '嗯嗯我在看'])
const angry = said(['customer', '气死我了'], ['agent', '滚'])

test('the sum from which the score follows, floors, grades there are not and items that count nowhere', async () => {
  const text = await told(calm)
  expect(text).toMatch(/^c {2}李敏 {2}66\.7 {2}未定级 no grade/)
  expect(text).toContain('  ✗    0/20  项 language')
  expect(text).toMatch(/\n {2}– {7}– {2}项 care\n/)
  expect(text).toContain('  合计 total: (0 × 0.5 → 5 下限 floor) × 2 + 10 = 20 of 20 × 0.5 × 2 + 10 = 30 → 66.7')
  expect(text).toContain('✗ -45  发现 Found rude  已到下限 floor reached')
})

test('a section at its ceiling, and a critical finding that is to be confirmed', async () => {
  const text = await told(angry)
  const sum = '(20 × 0.5 + 4 + 19) × 2 = 66 of (20 × 0.5 + 20 + 20 → 35 上限 ceiling) × 2 = 70 → 94.3'
  expect(text).toContain(`  合计 total: ${sum}\n`)
  expect(text).toMatch(/一票否决 critical: 确认后整表归零 would zero the\s+form\n/)
  expect(text).toContain('situation upset@1.0.0  不满 Upset')
  expect(text).toContain('shout  是 yes        喊叫 Shouting')
  expect(text).toContain('answered_at: ')
  expect(text).not.toContain('ring_count')
  expect(await told(angry, '--form', 'form')).toContain('would zero the form')
})

test('a critical finding that counts, and what it took', async () => {
  const text = await told(said(['agent', '您这个笨蛋']), '--failed')
  expect(text).toMatch(/✗ {4}0\/20 {2}项 language {2}一票否决归零 zeroed\n/)
  expect(text).toContain('✗ -1  发现 Found fool  一票否决 critical: 本部分归零 section to zero')
  expect(text).toContain('合计 total: 0 × 0.5 × 2 + 10 = 10 of 20 × 0.5 × 2 + 10 = 30 → 33.3')
  const plain = await told(said(['agent', '您这个笨蛋']), '--form', 'form')
  expect(plain).toContain('本部分归零 section to zero')
})

test('only what cost points or is open', async () => {
  const text = await told(calm, '--failed')
  expect(text).toContain('rude@1.0.0')
  for (const absent of ['abuse@', 'sorry@', '项 care']) expect(text).not.toContain(absent)
})

test('a situation by itself, and what builds on it', async () => {
  const text = await told(angry, '--rule', 'angry')
  expect(text).toContain('  情形 situation angry@1.0.0  生气 Angry\n')
  expect(text).toContain('用到它的 used by: sorry, upset, form › angered')
  expect(text).not.toContain('rude')
})
