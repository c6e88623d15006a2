import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { RatingPage, RatingReport } from '../../contract/index.ts'
import { describeBrowser } from '../support/browser.ts'
import { openSite, type Site } from './site.ts'

const CALLS = 600

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

const off = {
  schema: 'ticket.v1',
  event_id: 'off-1',
  ticket_id: 'T-OFF',
  type: 'rated',
  occurred_at: '2026-05-20T10:00:00+08:00',
  ratings: [{ dimension: 'attitude', value: 900 }],
  comment: '按错了数字',
}

describeBrowser('customer ratings', (browser) => {
  let site: Site
  let report: RatingReport
  beforeAll(async () => {
    site = await openSite(CALLS)
    await fetch(`${site.address}/v1/tickets/events`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(off),
    })
    report = await site.get<RatingReport>('/v1/ratings/2026-05')
    expect(report.all.ratings).toBeGreaterThan(20)
    expect(report.all.flagged).toBe(1)
  }, 180_000)
  afterAll(() => site?.close())
  // What one test chose is not left to the next.
  afterEach(async () => {
    const page = await browser().newPage()
    await page.goto(site.address)
    await page.evaluate(() => localStorage.clear())
    await page.close()
  })

  const list = (page: Page) => page.locator('[data-figure="given"]')

  test('figures are those of the API, in both languages', async () => {
    const { page, faults } = await open(browser(), `${site.address}/assessment/2026-05`)
    await page.getByRole('link', { name: '客户评价' }).click()
    await page.getByRole('heading', { level: 1, name: '2026年5月客户评价' }).waitFor()
    await list(page).getByRole('listitem').first().waitFor()
    const { all, teams, agents } = report
    const glance = await page.locator('dl.figures').innerText()
    expect(glance).toContain(`${(all.satisfaction as number).toFixed(1)}%`)
    expect(glance).toContain((all.points as number).toFixed(2))
    expect(await page.locator('[data-table="teams"] tbody tr').count()).toBe(teams.length)
    expect(await page.locator('[data-table="agents"] tbody tr').count()).toBe(agents.length)
    for (const { team, satisfaction } of teams.filter(({ satisfaction }) => satisfaction !== null)) {
      const row = page.locator('[data-table="teams"] tr', { hasText: team || '（未分组）' })
      expect(await row.innerText()).toContain(`${(satisfaction as number).toFixed(1)}%`)
    }
    await page.locator('canvas').nth(1).waitFor()
    await page.waitForTimeout(400)
    await picture(page, 'ratings-zh')
    await page.getByText('EN', { exact: true }).click()
    await page.getByRole('heading', { level: 1, name: 'Customer ratings, May 2026' }).waitFor()
    expect(await page.locator('main').innerText()).not.toMatch(/ratings\.[a-z]/)
    await page.waitForTimeout(400)
    await picture(page, 'ratings-en')
    await page.getByText('中文', { exact: true }).click()
    expect(faults).toEqual([])
    await page.close()
  })

  test('a rating off its scale is flagged with its comment, and leads to its ticket', async () => {
    const { page, faults } = await open(browser(), `${site.address}/ratings?month=2026-05`)
    const flagged = page.locator('[data-figure="flagged"]')
    await flagged.getByText('按错了数字').waitFor()
    expect(await flagged.innerText()).toContain('超出量程，不计')
    await flagged.getByRole('link', { name: 'T-OFF' }).click()
    await page.waitForURL('**/tickets/T-OFF')
    expect(faults).toEqual([])
    await page.close()
  })

  test('with the keyboard: an agent, then a dimension, opens the ratings behind the figure', async () => {
    const someone = report.agents.find(({ agent, dimensions }) => agent.id !== '' && dimensions.length > 1)!
    const { page, faults } = await open(browser(), `${site.address}/ratings?month=2026-05`)
    await page.locator('[data-table="agents"]').getByRole('link', { name: someone.agent.name }).first().focus()
    await page.keyboard.press('Enter')
    await page.waitForURL(`**agent=${someone.agent.id}*`)
    await page.locator('dl.figures').getByText(`${someone.ratings} 条中满意 ${someone.satisfied} 条`).waitFor()
    const { dimension } = someone.dimensions[0]!
    const query = `agent=${someone.agent.id}&dimension=${dimension}`
    const { total, items } = await site.get<RatingPage>(`/v1/ratings/2026-05/given?${query}`)
    await page.locator('section', { hasText: '各量表与维度' }).locator('tbody a').first().focus()
    await page.keyboard.press('Enter')
    await page.waitForURL('**dimension=*')
    await list(page)
      .locator('.sum strong', { hasText: new RegExp(`^${total}$`) })
      .waitFor()
    expect(await list(page).innerText()).toContain(items[0]!.ticket_id)
    await page.getByRole('link', { name: '看全部评价' }).click()
    await page.waitForFunction(() => !location.search.includes('dimension'))
    await list(page).locator(`a[href="/tickets/${items[0]!.ticket_id}"]`).first().click()
    await page.waitForURL(`**/tickets/${items[0]!.ticket_id}`)
    expect(faults).toEqual([])
    await page.close()
  })

  test('files are of what is chosen', async () => {
    const { page } = await open(browser(), `${site.address}/ratings?month=2026-05&team=&state=flagged`)
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      list(page).getByRole('link', { name: 'CSV' }).click(),
    ])
    expect(download.suggestedFilename()).toContain('客户评价明细_2026-05.csv')
    expect(decodeURI(download.url())).toContain('team=&state=flagged&format=csv')
    await page.close()
  })

  test('a month without any is told, and so is an API that does not answer', async () => {
    const { page } = await open(browser(), `${site.address}/ratings?month=2025-01`)
    await page.getByRole('heading', { name: '2025年1月没有客户评价' }).waitFor()
    await page.route('**/v1/ratings/**', (route) =>
      route.fulfill({ status: 503, json: { error: 'unavailable', message: 'not now' } }),
    )
    await page.goto(`${site.address}/ratings?month=2026-05`)
    await page.getByRole('alert').getByRole('button', { name: '重试' }).waitFor({ timeout: 20_000 })
    await page.unrouteAll()
    await page.getByRole('button', { name: '重试' }).click()
    await list(page).getByRole('listitem').first().waitFor()
    await page.close()
  })

  test('fits a phone', async () => {
    const { page, faults } = await open(browser(), `${site.address}/ratings?month=2026-05`, 390)
    await list(page).getByRole('listitem').first().waitFor()
    const [content, window] = await page.evaluate(() => [document.scrollingElement?.scrollWidth ?? 0, innerWidth])
    await picture(page, 'ratings-phone')
    expect(content).toBeLessThanOrEqual(window as number)
    expect(faults).toEqual([])
    await page.close()
  })
})

describeBrowser('a store without tickets', (browser) => {
  let site: Site
  beforeAll(async () => {
    site = await openSite(0)
  }, 120_000)
  afterAll(() => site?.close())

  test('says how ratings come in', async () => {
    const { page, faults } = await open(browser(), `${site.address}/ratings`)
    await page.getByRole('heading', { name: '还没有工单' }).waitFor()
    await page.getByText('npx earshot load tickets.jsonl').waitFor()
    expect(faults).toEqual([])
    await page.close()
  })
})
