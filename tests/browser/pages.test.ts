import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { AgentReport, CallDetail, CallPage, MonthReport } from '../../contract/index.ts'
import { nearestOf } from '../../dashboards/src/call/nearest.ts'
import { describeBrowser } from '../support/browser.ts'
import { openSite, type Site } from './site.ts'

const CALLS = 400
const MONTH = '/v1/months/2026-05'

/** A page that remembers what went wrong on it: errors in the console, of scripts, and requests that failed. */
async function open(browser: BrowserContext, url: string, width = 1440): Promise<{ page: Page; faults: string[] }> {
  const page = await browser.newPage()
  await page.setViewportSize({ width, height: 1000 })
  const faults: string[] = []
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()))
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('requestfailed', (request) => {
    // Going on to another page takes back what the last one still asked for.
    const reason = request.failure()?.errorText
    if (reason !== 'net::ERR_ABORTED') faults.push(`${request.url()} ${reason}`)
  })
  await page.goto(url)
  return { page, faults }
}

describeBrowser('the pages', (browser) => {
  let site: Site
  beforeAll(async () => {
    site = await openSite(CALLS)
  }, 60_000)
  afterAll(() => site?.close())

  test('month: the figures are those of the API, and a team has its own', async () => {
    const report = await site.get<MonthReport>(MONTH)
    const { page, faults } = await open(browser(), `${site.address}/`)
    await page.getByRole('heading', { level: 1 }).filter({ hasText: '2026年5月' }).waitFor()
    await page.locator('.figures dd').first().waitFor()
    expect(await page.locator('.figures dd').first().innerText()).toContain(String(report.average))
    const text = await page.locator('.figures').innerText()
    expect(text).toContain(report.calls.toLocaleString('zh-CN'))
    expect(text).toContain(report.scored.toLocaleString('zh-CN'))

    const team = report.teams[0]?.team as string
    const own = await site.get<MonthReport>(`${MONTH}?team=${encodeURIComponent(team)}`)
    await page.goto(`${site.address}/month/2026-05?team=${encodeURIComponent(team)}`)
    await page.waitForFunction(
      (average) => document.querySelector('.figures dd')?.textContent?.includes(average),
      String(own.average),
    )
    expect(own.calls).toBeLessThan(report.calls)
    expect(faults).toEqual([])
    await page.close()
  })

  test('queue: filters live in the address, and the keyboard leads to a call', async () => {
    const wanted = await site.get<CallPage>(
      '/v1/calls?state=flagged&tag=forbidden-phrase&sort=lowest&from=2026-05-01&to=2026-06-01',
    )
    const { page, faults } = await open(browser(), `${site.address}/queue?tag=forbidden-phrase`)
    await page.locator('li a').first().waitFor()
    const hrefs = await page
      .locator('li a')
      .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).pathname))
    expect(hrefs).toEqual(wanted.items.map(({ call_id }) => `/calls/${call_id}`))
    await page.keyboard.press('j')
    await page.keyboard.press('j')
    await page.keyboard.press('k')
    await page.keyboard.press('Enter')
    await page.waitForURL(`**/calls/${wanted.items[0]?.call_id}*`)
    await page.getByText(wanted.items[0]?.call_id as string).waitFor()
    expect(faults).toEqual([])
    await page.close()
  })

  test('call: every word of evidence is marked in its place, and what was not said shows where it was looked for', async () => {
    const { items } = await site.get<CallPage>('/v1/calls?state=flagged&tag=forbidden-phrase&sort=lowest&limit=5')
    const { page, faults } = await open(browser(), `${site.address}/queue`)
    for (const { call_id } of items) {
      const { score, form } = await site.get<CallDetail>(`/v1/calls/${call_id}`)
      await page.goto(`${site.address}/calls/${call_id}`)
      await page.locator('.finding').first().waitFor()
      const findings = score?.findings ?? []
      expect(await page.locator('.finding').count()).toBe(findings.length)
      for (const finding of findings) {
        const said = finding.evidence.filter(({ text }) => text !== undefined)
        const marks = page.locator(`mark.said[data-findings~="${finding.id}"]`)
        const nearest = nearestOf(finding)
        // A place may at once be what was said for one finding and the nearest thing heard for another.
        if (!nearest) expect((await marks.allTextContents()).join('')).toBe(said.map(({ text }) => text).join(''))
        const card = page.locator(`.finding[data-findings="${finding.id}"]`)
        if (nearest) expect(await card.innerText()).toContain(nearest.text)
      }
      const panel = await page.locator('body').innerText()
      expect(panel).not.toMatch(/\bx-[a-z]|\{[a-z]+\}/)
      const line = form?.grades.find(({ id }) => id === score?.grade)
      if (line) expect(panel).toContain(`≥ ${line.from}`)
      for (const item of score?.items ?? []) expect(panel).toContain(`${item.awarded} / ${item.points}`)
    }
    expect(faults).toEqual([])
    await page.close()
  })

  test('agent: habits lead to their moments', async () => {
    const report = await site.get<MonthReport>(MONTH)
    const agent = [...report.agents].sort((a, b) => (a.average ?? 100) - (b.average ?? 100))[0]?.agent
    const own = await site.get<AgentReport>(`/v1/agents/${agent?.id}/months/2026-05`)
    const { page, faults } = await open(browser(), `${site.address}/agents/${agent?.id}?month=2026-05`)
    await page
      .getByText(own.habits[0]?.title.zh as string)
      .first()
      .waitFor()
    expect(await page.locator('body').innerText()).toContain(String(own.average))
    expect(await page.locator('body').innerText()).not.toMatch(/\bx-[a-z]/)
    expect(own.habits.length).toBeGreaterThan(5)
    expect(await page.locator('.habits > article').count()).toBe(5)
    await page.getByRole('button', { name: '显示全部' }).click()
    expect(await page.locator('.habits > article').count()).toBe(own.habits.length)
    const moment = own.habits[0]?.moments[0]
    await page.locator(`a[href*="/calls/${moment?.call_id}"]`).first().click()
    await page.waitForURL(`**/calls/${moment?.call_id}*`)
    await page.locator('.finding').first().waitFor()
    expect(faults).toEqual([])
    await page.close()
  })

  test('the language is switched and remembered', async () => {
    const { page, faults } = await open(browser(), `${site.address}/queue`)
    await page.getByText('EN', { exact: true }).click()
    await page.getByRole('heading', { name: 'Review queue' }).waitFor()
    await page.goto(`${site.address}/month/2026-05`)
    await page.getByText('May 2026').first().waitFor()
    expect(await page.locator('html').getAttribute('lang')).toBe('en')
    expect(await page.locator('main').innerText()).not.toMatch(/month\.|queue\.|call\./)
    await page.getByText('中文', { exact: true }).click()
    expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN')
    expect(faults).toEqual([])
    await page.close()
  })

  test('days in the wrong order are said to be, and nothing is asked; a day that is none is passed over', async () => {
    const { page, faults } = await open(browser(), `${site.address}/queue?from=2026-05-31&to=2026-05-01`)
    await page.getByRole('alert').filter({ hasText: '起止日期颠倒了' }).waitFor()
    await page.getByText('EN', { exact: true }).click()
    await page.getByRole('alert').filter({ hasText: 'The days are the wrong way round' }).waitFor()
    await page.getByText('中文', { exact: true }).click()
    await page.getByRole('button', { name: '清除日期' }).click()
    await page.locator('li a').first().waitFor()
    await page.goto(`${site.address}/queue?from=2026-02-30&to=2026-99-99`)
    await page.locator('li a').first().waitFor()
    expect(faults).toEqual([])
    await page.close()
  })

  test.each(['/month/2026-13', '/assessment/2026-00'])('%s is no page', async (path) => {
    const { page } = await open(browser(), `${site.address}${path}`)
    await page.getByRole('heading', { level: 1, name: '没有这个页面' }).waitFor()
    expect(await page.title()).not.toContain('Invalid')
    await page.goto(`${site.address}/month/2026-05`)
    await page.getByRole('heading', { level: 1, name: '2026年5月' }).waitFor()
    await page.close()
  })

  test.each(['/inspections', '/kpis', '/joined', '/ratings', '/records', '/agents/A001'])(
    '%s of a month that is none is of the latest',
    async (path) => {
      const { page, faults } = await open(browser(), `${site.address}${path}?month=2026-13`)
      await page.locator('main').getByText('2026年5月').filter({ visible: true }).first().waitFor()
      expect(await page.title()).not.toContain('Invalid')
      expect(faults).toEqual([])
      await page.close()
    },
  )

  test('a call or page that is not there says so', async () => {
    const { page } = await open(browser(), `${site.address}/calls/nobody`)
    await page.getByText('nobody').first().waitFor()
    await page.goto(`${site.address}/no/such/page`)
    await page.getByText('没有这个页面').waitFor()
    await page.close()
  })

  test.each(['/', '/queue', '/agents'])('%s fits a phone', async (path) => {
    const { page, faults } = await open(browser(), `${site.address}${path}`, 390)
    await page.waitForLoadState('networkidle')
    const [content, window] = await page.evaluate(() => [document.scrollingElement?.scrollWidth ?? 0, innerWidth])
    expect(content).toBeLessThanOrEqual(window as number)
    expect(faults).toEqual([])
    await page.close()
  })

  test('an API that is away is said, and trying again helps when it is back', async () => {
    const { agents } = await site.get<MonthReport>(MONTH)
    const [first, second] = agents.map(({ agent }) => agent.id)
    const { page } = await open(browser(), `${site.address}/agents/${first}?month=2026-05`)
    await page.getByText('月度', { exact: true }).click()
    const other = page.locator(`a[href*="/agents/${second}"]`).first()
    await other.waitFor()
    await site.goAway()
    await other.click()
    await page.getByRole('alert').waitFor({ timeout: 30_000 })
    await site.comeBack()
    await page.getByRole('alert').getByRole('button').click()
    await page.getByRole('alert').waitFor({ state: 'detached' })
    await page.locator('.figures, dl').first().waitFor()
    await page.close()
  })
})

describeBrowser('an empty store', (browser) => {
  test('says how to fill it', async () => {
    const site = await openSite(0)
    const { page, faults } = await open(browser(), `${site.address}/`)
    await page.getByText('npx earshot load calls.jsonl').waitFor()
    expect(faults).toEqual([])
    await page.close()
    await site.close()
  })
})
