import { writeFileSync } from 'node:fs'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { AssessmentReport, AssessmentSheet, KpiReport } from '../../contract/index.ts'
import { describeBrowser } from '../support/browser.ts'
import { openSite, type Site } from './site.ts'

const CALLS = 1000

async function open(browser: BrowserContext, url: string, width = 1440): Promise<{ page: Page; faults: string[] }> {
  const page = await browser.newPage()
  await page.setViewportSize({ width, height: 1000 })
  const faults: string[] = []
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()))
  page.on('pageerror', (error) => faults.push(error.message))
  await page.goto(url)
  return { page, faults }
}

async function picture(page: Page, name: string): Promise<void> {
  if (process.env.PICTURES) await page.screenshot({ path: `${process.env.PICTURES}/${name}.png`, fullPage: true })
}

describeBrowser('the monthly assessment', (browser) => {
  let site: Site
  let report: AssessmentReport
  beforeAll(async () => {
    site = await openSite(CALLS)
    report = await site.get<AssessmentReport>('/v1/assessments/2026-05')
  }, 180_000)
  afterAll(() => site?.close())
  // What one test chose is not left to the next.
  afterEach(async () => {
    const page = await browser().newPage()
    await page.goto(site.address)
    await page.evaluate(() => localStorage.clear())
    await page.close()
  })

  const someone = () => report.agents.find(({ total, parts }) => total !== null && parts.length === 5)!

  test('the table: totals are those of the API, and who has too few calls is told so, in both languages', async () => {
    const { page, faults } = await open(browser(), `${site.address}/`)
    await page.getByRole('link', { name: '月度考核' }).click()
    await page.getByRole('heading', { level: 1, name: '2026年5月考核' }).waitFor()
    await page.locator('tbody tr').first().waitFor()
    for (const { agent, total, why } of report.agents) {
      const row = page.locator('tr', { has: page.locator(`a[href="/assessment/2026-05/agents/${agent.id}"]`) })
      const text = await row.innerText()
      if (total !== null) expect(text).toContain(total.toFixed(1))
      else if (why === 'too_few_calls') expect(text).toContain('不足 20 通')
    }
    await page.getByText('未测量').waitFor()
    await picture(page, 'assessment-zh')
    await page.getByText('EN', { exact: true }).click()
    await page.getByRole('heading', { level: 1, name: 'Assessment of May 2026' }).waitFor()
    expect(await page.locator('main').innerText()).not.toMatch(/(assess|inspect)\.[a-z]/)
    await picture(page, 'assessment-en')
    await page.getByText('中文', { exact: true }).click()
    expect(faults).toEqual([])
    await page.close()
  })

  test('the scheme is told: the line, the grades with their factors, the weights and the least calls', async () => {
    const { page, faults } = await open(browser(), `${site.address}/assessment/2026-05`)
    await page.locator('.terms').first().waitFor()
    const cards = page.locator('.schemes > li')
    expect(await cards.count()).toBe(report.schemes.length)
    for (const [i, scheme] of report.schemes.entries()) {
      const text = await cards.nth(i).innerText()
      expect(text).toContain(`总分 ≥ ${scheme.pass_from} 分`)
      expect(text).toContain(`评分通话不足 ${scheme.least_calls} 通`)
      for (const { title, from, factor } of scheme.grades) {
        if (from > 0) expect(text).toContain(`${title.zh} ≥ ${from}`)
        expect(text).toContain(`系数 ${factor.toFixed(2)}`)
      }
      expect(text).toMatch(/不合格 < \d+/)
      for (const { weight } of scheme.weights) expect(text).toContain(`${weight}%`)
    }
    await page.getByText('EN', { exact: true }).click()
    await page.getByText('Pass line').first().waitFor()
    await page.getByText('中文', { exact: true }).click()
    await page.goto(`${site.address}/assessment/2026-05/agents/${someone().agent.id}`)
    await page.emulateMedia({ media: 'print' })
    await page
      .locator('.sheet .terms')
      .getByText(/总分 ≥ \d+ 分/)
      .waitFor()
    expect(faults).toEqual([])
    await page.close()
  })

  /** Numbers of the table that stand on another's place, or out of their cell. */
  const covered = (page: Page) =>
    page.evaluate(() => {
      const wrong: string[] = []
      for (const cell of document.querySelectorAll('.assessment td.number')) {
        const range = document.createRange()
        const outer = cell.getBoundingClientRect()
        for (const mark of cell.querySelectorAll('.numbers, .track')) {
          range.selectNodeContents(mark)
          const box = mark.matches('.track') ? mark.getBoundingClientRect() : range.getBoundingClientRect()
          if (box.width > 0 && (box.left < outer.left - 0.5 || box.right > outer.right + 0.5))
            wrong.push(cell.textContent ?? '')
        }
      }
      return wrong
    })

  test('numbers stay readable at 1024 and on a sheet of paper, without filters and bars', async () => {
    const { page, faults } = await open(browser(), `${site.address}/assessment/2026-05`, 1024)
    await page.locator('tbody tr').first().waitFor()
    expect(await covered(page)).toEqual([])
    await picture(page, 'assessment-1024')
    await page.setViewportSize({ width: 1440, height: 1000 })
    expect(await covered(page)).toEqual([])
    await page.evaluate(() => {
      window.print = () => document.body.setAttribute('data-printed', '')
    })
    await page.getByRole('button', { name: '打印' }).click()
    await page.locator('body[data-printed]').waitFor({ state: 'attached' })
    // A4 across, less its margins, at 96 dots an inch.
    await page.setViewportSize({ width: 1032, height: 703 })
    await page.emulateMedia({ media: 'print' })
    for (const gone of ['.page-head .filters', '.assessment .track'])
      expect(await page.locator(gone).filter({ visible: true }).count()).toBe(0)
    expect(await covered(page)).toEqual([])
    const cut = await page.evaluate(
      () =>
        [...document.querySelectorAll('.assessment table')].filter(
          (table) => table.getBoundingClientRect().right > innerWidth + 0.5,
        ).length,
    )
    expect(cut).toBe(0)
    await picture(page, 'assessment-print')
    const pdf = await page.pdf({ preferCSSPageSize: true })
    expect(pdf.toString('latin1')).toMatch(/MediaBox\s*\[0 0 84[12]/)
    if (process.env.PICTURES) writeFileSync(`${process.env.PICTURES}/assessment.pdf`, pdf)
    expect(faults).toEqual([])
    await page.close()
  })

  test('rates are those of the API', async () => {
    const { teams } = await site.get<KpiReport>('/v1/kpis/2026-05')
    const all = teams[0]?.kpis.find(({ kpi }) => kpi === 'satisfaction')
    expect(all?.denominator).toBeGreaterThan(0)
    const { page } = await open(browser(), `${site.address}/assessment/2026-05`)
    await page.getByText(`${all?.numerator} / ${all?.denominator} · ≥ 95%`).first().waitFor()
    await page.close()
  })

  test('a sheet opens into its calls, tickets and inspections, and leads to a call', async () => {
    const { agent, total } = someone()
    const sheet = await site.get<AssessmentSheet>(`/v1/assessments/2026-05/agents/${agent.id}`)
    const { page, faults } = await open(browser(), `${site.address}/assessment/2026-05`)
    await page.locator(`a[href="/assessment/2026-05/agents/${agent.id}"]`).click()
    await page.waitForURL('**/agents/*')
    await page.locator('.sheet').getByText(total!.toFixed(1), { exact: true }).first().waitFor()
    const text = await page.locator('main').innerText()
    for (const { points } of sheet.parts) if (points !== null) expect(text).toContain(points.toFixed(2))
    expect(text).toContain(sheet.scheme?.hash.slice(7, 19))
    await picture(page, 'sheet-zh')
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('.bar').first().isVisible()).toBe(false)
    await page.setViewportSize({ width: 794, height: 1123 })
    await picture(page, 'sheet-print')
    await page.setViewportSize({ width: 1440, height: 1000 })
    if (process.env.PICTURES) await page.pdf({ path: `${process.env.PICTURES}/sheet.pdf`, format: 'A4' })
    await page.emulateMedia({ media: 'screen' })
    await page.getByText('EN', { exact: true }).click()
    await page.getByText('Weighted parts').waitFor()
    expect(await page.locator('main').innerText()).not.toMatch(/assess\.[a-z]/)
    await picture(page, 'sheet-en')
    await page.getByText('中文', { exact: true }).click()
    await page.locator('a[href^="/calls/"]').first().click()
    await page.waitForURL('**/calls/*')
    expect(faults).toEqual([])
    await page.close()
  })

  test('an inspection is entered with the keyboard, missing fields are told, and it can be withdrawn', async () => {
    const { page, faults } = await open(browser(), `${site.address}/inspections?month=2026-05`)
    await page.getByLabel('检查人', { exact: true }).waitFor()
    await page.evaluate(() => localStorage.clear())
    await page.getByRole('button', { name: '保存' }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('alert').filter({ hasText: '请填检查人' }).waitFor()
    await page.getByLabel('检查人', { exact: true }).fill('郑主管')
    await page.getByRole('combobox', { name: '被检查人' }).click()
    await page.keyboard.type('A001')
    await page.getByRole('option', { name: 'A001' }).waitFor()
    for (const key of ['ArrowDown', 'Enter']) await page.keyboard.press(key)
    await page.getByRole('combobox', { name: '检查表' }).focus()
    for (const key of ['Enter', 'ArrowDown', 'Enter']) await page.keyboard.press(key)
    await page.getByText('要求至少抽查 20%').waitFor()
    await page.getByLabel('查了多少').fill('3')
    await page.getByLabel('共有多少').fill('40')
    await page.getByText('只查了 7%').waitFor()
    await page.getByLabel('查了多少').fill('8')
    await page.getByRole('checkbox').first().focus()
    await page.keyboard.press('Space')
    await page.getByLabel('问题数').fill('2')
    await picture(page, 'inspections-zh')
    await page.getByRole('button', { name: '保存' }).click()
    await page.getByText('已保存。').waitFor()
    const mine = page.locator('.inspection').filter({ hasText: '郑主管' })
    await mine.getByText('2 个问题点').waitFor()
    await mine.getByRole('button', { name: '撤回…' }).click()
    await mine.getByLabel('原因（可不填）').fill('录错了')
    await mine.getByRole('button', { name: '确认撤回' }).click()
    await mine.getByText('由 郑主管 撤回 · 录错了').waitFor()
    await page.getByText('EN', { exact: true }).click()
    await page.getByText('withdrawn by').waitFor()
    await picture(page, 'inspections-en')
    await page.getByText('中文', { exact: true }).click()
    expect(faults).toEqual([])
    await page.close()
  })

  test('what cannot be is said beside its field in the language of the page, and nothing is sent or reckoned with it', async () => {
    const { page, faults } = await open(browser(), `${site.address}/inspections?month=2026-05`)
    const sent: string[] = []
    page.on('request', (request) => request.method() === 'POST' && sent.push(request.url()))
    const form = page.locator('form.entry')
    await form.getByLabel('检查人', { exact: true }).fill('郑主管')
    await page.getByRole('combobox', { name: '或整个班组' }).focus()
    for (const key of ['Enter', 'ArrowDown', 'Enter']) await page.keyboard.press(key)
    await page.getByRole('checkbox').first().check()
    await form.getByText(/^得分 /).waitFor()
    await form.getByRole('button', { name: '保存' }).click()
    await form.getByText('“查了多少”请填大于 0 的整数。 “共有多少”请填大于 0 的整数。').waitFor()
    await form.getByRole('alert').filter({ hasText: '“查了多少”请填大于 0 的整数。' }).waitFor()
    await form.getByLabel('查了多少').fill('十')
    await form.getByLabel('共有多少').fill('0')
    await form.getByText('“查了多少”请填大于 0 的整数。 “共有多少”请填大于 0 的整数。').waitFor()
    await form.getByLabel('查了多少').fill('10')
    await form.getByLabel('共有多少').fill('5')
    await form.locator('.counts').getByText('“查了多少”不能大于“共有多少”。').waitFor()
    await form.getByLabel('共有多少').fill('10')
    await form.locator('.counts').waitFor({ state: 'detached' })
    await form.getByLabel('问题数').fill('-3')
    await form.locator('.item small.bad').getByText('的问题数请填 0 到 1000 的整数。').waitFor()
    expect(await form.getByText(/^得分 /).count()).toBe(0)
    await form.locator('input[type=date]').fill('2199-01-01')
    await form.locator('label small.bad').getByText('“检查日期”不能晚于今天').waitFor()
    await picture(page, 'inspection-faults-zh')
    await page.getByText('EN', { exact: true }).click()
    await form.locator('label small.bad').getByText('“Day” cannot be later than today').waitFor()
    await form.locator('.item small.bad').getByText('a whole number from 0 to 1000 is needed.').waitFor()
    await form.getByLabel('Looked at', { exact: true }).fill('letters')
    await form.locator('.counts').getByText('“Looked at” has to be a whole number above 0.').waitFor()
    await form.getByRole('button', { name: 'Save' }).click()
    await form.getByRole('alert').waitFor()
    expect(await form.innerText()).not.toMatch(/inspect\.[a-z]/)
    await picture(page, 'inspection-faults-en')
    expect(sent).toEqual([])
    expect(faults).toEqual([])
    await page.getByText('中文', { exact: true }).click()
    await page.close()
  })

  test('an inspection of a whole team is shown with the team', async () => {
    const items = [
      { item: 'manner', problems: 2 },
      { item: 'visitors', problems: 0 },
    ]
    const draft = {
      day: '2026-05-20',
      who: '郑主管',
      checklist: 'property-quality',
      team: 'property-1',
      checked: 8,
      of: 40,
      items,
    }
    const response = await fetch(`${site.address}/v1/inspections`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(draft),
    })
    expect(response.status).toBe(200)
    const { page, faults } = await open(browser(), `${site.address}/assessment/2026-05`)
    // (3 + 1) / 5
    const own = page.locator('details.inspected')
    await own.getByText('80.00 分').waitFor()
    await own.locator('summary').focus()
    await page.keyboard.press('Enter')
    await own.getByText('3 ÷ 4 × 100 = 75.00').waitFor()
    await picture(page, 'team-inspected-zh')
    await page.getByText('EN', { exact: true }).click()
    await own.getByText('the team’s alone').waitFor()
    await picture(page, 'team-inspected-en')
    await page.getByText('中文', { exact: true }).click()
    expect(faults).toEqual([])
    await page.close()
  })

  test('a rate no event tells is entered with the keyboard, replaced with a reason, and shown against its target', async () => {
    const { page, faults } = await open(browser(), `${site.address}/assessment/2026-05`)
    await page.getByRole('link', { name: '录入指标' }).click()
    await page.getByRole('heading', { level: 1, name: '2026年5月人工录入的指标' }).waitFor()
    await page.getByText('这个月还没有录入').waitFor()
    await page.getByRole('button', { name: '保存' }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('alert').filter({ hasText: '请填班组' }).waitFor()
    await page.getByRole('combobox', { name: '班组' }).focus()
    for (const key of ['Enter', 'ArrowDown', 'Enter']) await page.keyboard.press(key)
    await page.getByRole('button', { name: '保存' }).click()
    await page.getByRole('alert').filter({ hasText: '“完好的设备”请填整数。' }).waitFor()
    await page.getByLabel('完好的设备').fill('201')
    await page.getByRole('alert').filter({ hasText: '“全部设备”请填大于 0 的整数。' }).waitFor()
    await page.getByLabel('全部设备').fill('200')
    await page.getByRole('alert').filter({ hasText: '“完好的设备”不能大于“全部设备”。' }).waitFor()
    expect(await page.getByText('100.50%').count()).toBe(0)
    const enter = async (part: string, all: string) => {
      await page.getByRole('combobox', { name: '班组' }).focus()
      for (const key of ['Enter', 'ArrowDown', 'Enter']) await page.keyboard.press(key)
      await page.getByLabel('完好的设备').fill(part)
      await page.getByLabel('全部设备').fill(all)
      await page.getByLabel('录入人').fill('郑主管')
      await page.keyboard.press('Enter')
    }
    await enter('199', '200')
    await page.getByText('已保存。').waitFor()
    const first = page.locator('.kpi-entry').filter({ hasText: '99.50% · 199 / 200' })
    await first.getByText('计入', { exact: true }).waitFor()
    await page.getByLabel('完好的设备').fill('190')
    await page.getByLabel('全部设备').fill('200')
    await page.getByText('已有：99.50% · 199 / 200，郑主管').waitFor()
    await page.getByRole('button', { name: '取代原来的' }).click()
    await page.getByRole('alert').filter({ hasText: '更正时请写明原因' }).waitFor()
    await page.getByLabel('依据、说明').fill('台账重新核对')
    await page.getByRole('button', { name: '取代原来的' }).click()
    await first.getByText('已被取代').waitFor()
    await picture(page, 'kpis-zh')
    await page.getByText('EN', { exact: true }).click()
    await page.getByRole('heading', { level: 1, name: 'Rates entered by hand, May 2026' }).waitFor()
    await page.getByText('replaced', { exact: true }).waitFor()
    expect(await page.locator('main').innerText()).not.toMatch(/(kpis|assess|inspect)\.[a-z]/)
    await picture(page, 'kpis-en')
    await page.getByText('中文', { exact: true }).click()
    await page.getByRole('link', { name: '回到考核' }).click()
    await page.getByText('190 / 200 · ≥ 98% · 人工录入').first().waitFor()
    await page.getByText('未测量：').waitFor()
    await picture(page, 'assessment-kpis-zh')
    expect(faults).toEqual([])
    await page.close()
  })

  test.each(['/assessment/2026-05', '/inspections?month=2026-05', '/kpis?month=2026-05'])(
    '%s fits a phone',
    async (path) => {
      const { page, faults } = await open(browser(), `${site.address}${path}`, 390)
      await page.waitForLoadState('networkidle')
      const [content, window] = await page.evaluate(() => [document.scrollingElement?.scrollWidth ?? 0, innerWidth])
      await picture(page, `phone-${path.slice(1, 5)}`)
      expect(content).toBeLessThanOrEqual(window as number)
      expect(faults).toEqual([])
      await page.close()
    },
  )

  test('a month or agent without data is told', async () => {
    const { page } = await open(browser(), `${site.address}/assessment/2026-05/agents/nobody`)
    await page.getByText('没有考核表').waitFor()
    await page.close()
  })
})
