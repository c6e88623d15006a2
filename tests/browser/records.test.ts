import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { RecordPage } from '../../contract/index.ts'
import { describeBrowser } from '../support/browser.ts'
import { openSite, type Site } from './site.ts'

const PICTURES = process.env.PICTURES
const picture = async (page: Page, name: string) => {
  if (PICTURES) await page.screenshot({ path: `${PICTURES}/records-${name}.png`, fullPage: true })
}

describeBrowser('ticket records', (browser) => {
  let site: Site
  beforeAll(async () => {
    site = await openSite(400)
  }, 120_000)
  afterAll(() => site?.close())

  const open = async (path: string, width = 1440) => {
    const page = await browser().newPage()
    await page.setViewportSize({ width, height: 1000 })
    const faults: string[] = []
    page.on('pageerror', (error) => faults.push(error.message))
    page.on('console', (message) => message.type() === 'error' && faults.push(message.text()))
    await page.goto(site.address + path)
    return { page, faults }
  }

  test('a form that does not exist is said to be missing, and leads to those there are', async () => {
    const { page } = await open('/records/nonsense')
    await page.getByRole('heading', { level: 1, name: '没有这张表单' }).waitFor()
    expect(await page.locator('main').innerText()).toContain('“nonsense”')
    await page.getByRole('link', { name: '打开工单记录' }).click()
    await page.getByRole('region', { name: '客户问题处理表' }).waitFor()
    await page.close()
  })

  test('a form is chosen by keyboard, by month and by department; the rows are those of the API', async () => {
    const { page, faults } = await open('/')
    await page.getByRole('link', { name: '工单记录' }).click()
    await page.getByRole('region', { name: '客户问题处理表' }).waitFor()
    await page.getByRole('combobox', { name: '表单' }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('option', { name: '客户咨询记录表' }).waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/records\/(?!problem)/)

    await page.goto(`${site.address}/records/complaint`)
    const wanted = await site.get<RecordPage>('/v1/records/complaint?month=2026-05&limit=100')
    await page.locator('tbody tr').first().waitFor()
    const row = page.locator('tbody tr').first().locator('td')
    expect(await row.allInnerTexts()).toEqual(wanted.rows[0]?.cells.map((cell) => String(cell ?? '')))
    expect(await page.locator('tbody tr').count()).toBe(wanted.rows.length)
    await picture(page, 'complaint-zh')

    await page.getByRole('combobox', { name: '部门' }).click()
    await page.getByRole('option', { name: wanted.departments[0], exact: true }).click()
    await page.waitForURL(/department=/)
    const own = await site.get<RecordPage>(
      `/v1/records/complaint?month=2026-05&department=${encodeURIComponent(wanted.departments[0] as string)}`,
    )
    await page.getByText(`${own.total} 行`).waitFor()
    expect(own.total).toBeLessThan(wanted.total)
    expect(faults).toEqual([])
    await page.close()
  })

  test('every form shows in both languages', async () => {
    const { forms } = await site.get<{ forms: { id: string; title: { zh: string; en: string } }[] }>('/v1/records')
    const { page, faults } = await open('/records')
    for (const { id, title } of forms) {
      await page.goto(`${site.address}/records/${id}?month=2026-05`)
      await page.getByRole('region', { name: title.zh }).waitFor()
      await picture(page, `${id}-zh`)
      await page.getByText('EN', { exact: true }).click()
      await page.getByRole('region', { name: title.en }).waitFor()
      await picture(page, `${id}-en`)
      await page.getByText('中文', { exact: true }).click()
    }
    expect(faults).toEqual([])
    await page.close()
  })

  test('exported as the page shows it, and printed whole without what is not of the form', async () => {
    const { page } = await open('/records/problem?month=2026-05')
    const wanted = await site.get<RecordPage>('/v1/records/problem?month=2026-05')
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByText('导出 CSV').click()])
    expect(download.suggestedFilename()).toBe('客户问题处理表_2026-05.csv')
    expect((await readFile(await download.path(), 'utf8')).trimEnd().split('\r\n').length).toBe(wanted.total + 1)
    const [workbook] = await Promise.all([page.waitForEvent('download'), page.getByText('导出 Excel').click()])
    expect(workbook.suggestedFilename()).toBe('客户问题处理表_2026-05.xlsx')

    await page.evaluate(() => {
      window.print = () => document.body.setAttribute('data-printed', '')
    })
    await page.getByRole('button', { name: '打印' }).click()
    await page.locator('body[data-printed]').waitFor({ state: 'attached' })
    expect(await page.locator('tbody tr').count()).toBe(wanted.total)
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('nav').isVisible()).toBe(false)
    expect(await page.getByText('导出 CSV').isVisible()).toBe(false)
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('客户问题处理表 · 2026年5月')
    await picture(page, 'printed')
    await page.close()
  })

  test('a row leads to its ticket, the ticket to its call, and the call back', async () => {
    const { page, faults } = await open('/records/complaint?month=2026-05')
    await page.locator('tbody a').first().click()
    await page.waitForURL(/\/tickets\//)
    const title = await page.getByRole('heading', { level: 1 }).innerText()
    await page.getByRole('heading', { name: '时限' }).waitFor()
    expect(await page.locator('ol > li').count()).toBeGreaterThan(2)
    await picture(page, 'ticket-zh')
    await page.getByText('EN', { exact: true }).click()
    await page.getByRole('heading', { name: 'What happened' }).waitFor()
    await page.waitForTimeout(500)
    await picture(page, 'ticket-en')
    await page.getByText('中文', { exact: true }).click()
    await page.getByRole('link', { name: '查看通话' }).first().click()
    await page.waitForURL(/\/calls\//)
    await page.locator('dd a').filter({ hasText: /^T-/ }).first().click()
    await page.waitForURL(/\/tickets\//)
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe(title)
    expect(faults).toEqual([])
    await page.goto(`${site.address}/tickets/nobody`)
    await page.getByText('没有找到这张工单').waitFor()
    await page.close()
  })

  test('an empty month says so; a server that is away is asked again', async () => {
    const { page } = await open('/records/complaint?month=1999-01')
    await page.getByText('1999年1月没有这张表的记录').waitFor()
    await picture(page, 'empty')
    await page.route('**/v1/records/complaint*', (route) => route.abort())
    await page.goto(`${site.address}/records/complaint?month=2026-05`)
    await page.getByText('没能读到数据').waitFor({ timeout: 20_000 })
    await page.unroute('**/v1/records/complaint*')
    await page.getByRole('button', { name: '重试' }).click()
    await page.locator('tbody tr').first().waitFor()
    await page.close()
  })

  test('fits a phone: only the form itself scrolls sideways', async () => {
    const { page } = await open('/records/problem?month=2026-05', 390)
    await page.locator('tbody tr').first().waitFor()
    const [content, window] = await page.evaluate(() => [document.scrollingElement?.scrollWidth ?? 0, innerWidth])
    await picture(page, 'phone')
    await page.locator('tbody a').first().click()
    await page.getByRole('heading', { name: '时限' }).waitFor()
    const wide = await page.evaluate(() => document.scrollingElement?.scrollWidth ?? 0)
    await picture(page, 'ticket-phone')
    expect(wide).toBeLessThanOrEqual(window as number)
    expect(content).toBeLessThanOrEqual(window as number)
    await page.close()
  })
})

describeBrowser('ticket records without tickets', (browser) => {
  let site: Site
  beforeAll(async () => {
    site = await openSite(0)
  }, 60_000)
  afterAll(() => site?.close())

  test('say how tickets come in', async () => {
    const page = await browser().newPage()
    await page.goto(`${site.address}/records`)
    await page.getByRole('heading', { name: '还没有工单' }).waitFor()
    await page.getByText('npx earshot load tickets.jsonl').waitFor()
    await page.close()
  })
})
