import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CallDetail, CallPage } from '../../contract/index.ts'
import { readPack } from '../../ingest/packs.ts'
import type { Book } from '../../scoring/form/book.ts'
import { booksOf } from '../../scoring/packs/decode.ts'
import { createScorer } from '../../scoring/scorer.ts'
import { describeBrowser } from '../support/browser.ts'
import { openSite, type Site } from './site.ts'

const GUIDANCE = { zh: '听语气是否耐心', en: 'Listen for patience' }

/** The forms that come with Earshot: closings on trial, greetings to be confirmed, and an item for a person. */
function withReview(book: Book): Book {
  const sections = book.form.sections.map((section) => ({
    ...section,
    items: section.items.map((item) => ({ ...item, rules: item.rules?.map(changed) })),
  }))
  const tone = { id: 'tone', title: { zh: '语气', en: 'Tone' }, points: 10, weight: 2, review: GUIDANCE }
  const own = { id: 'own', title: { zh: '人工', en: 'By a person' }, items: [tone] }
  return { ...book, form: { ...book.form, sections: [...sections, own] } }
}

const changed = <U extends { rule: string }>(use: U): U & { shadow?: true; review?: true } => ({
  ...use,
  ...(use.rule.startsWith('closing-') && { shadow: true }),
  ...(use.rule.startsWith('greeting-') && { review: true }),
})

describeBrowser('what awaits a person, and rules on trial', (browser) => {
  let site: Site
  beforeAll(async () => {
    site = await openSite(200, createScorer(booksOf(readPack(), 'Asia/Shanghai').map(withReview)))
  }, 60_000)
  afterAll(() => site?.close())

  test('the call page shows them apart from what was deducted', async () => {
    const { items } = await site.get<CallPage>('/v1/calls?tag=greeting&from=2026-05-01&to=2026-06-01&limit=200')
    const details = await Promise.all(items.map(({ call_id }) => site.get<CallDetail>(`/v1/calls/${call_id}`)))
    const { score } = details.find((detail) => detail.score?.shadow) as CallDetail
    const review = score?.findings.find((finding) => finding.needs_review)
    const trial = score?.shadow?.[0]
    expect([review?.points, review?.proposed_points, trial?.points, trial?.proposed_points]).toEqual([0, -6, 0, -3])

    const page = await browser().newPage()
    await page.goto(`${site.address}/calls/${score?.call_id}`)
    const card = page.locator(`.finding[data-findings="${review?.id}"]`)
    await card.waitFor()
    expect(await card.innerText()).toMatch(/待人工复核[\s\S]*复核属实扣 6 分/)
    const tone = page.locator('.item', { hasText: GUIDANCE.zh })
    expect(await tone.innerText()).toMatch(/待人工复核[\s\S]*语气 权重 2/)

    const folded = page.locator('details', { hasText: '试运行规则，不计分' })
    expect(await folded.getAttribute('open')).toBe(null)
    await folded.locator('summary').click()
    expect(await folded.innerText()).toContain(trial?.message.zh)
    expect(await folded.innerText()).toContain('启用后扣 3 分')
    expect(await page.locator(`[data-findings~="${trial?.id}"]`).count()).toBe(0)

    await page.getByText('EN', { exact: true }).click()
    expect(await card.innerText()).toMatch(/Needs a person[\s\S]*Takes 6 once confirmed/)
    await page.getByText('Trial rules, not scored').waitFor()
    expect(await page.locator('.item', { hasText: GUIDANCE.en }).innerText()).toContain('How to judge it')
    await page.close()
  })
})
