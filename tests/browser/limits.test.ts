import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { DispleasureReport, JoinedReport, LimitReport } from '../../contract/index.ts'
import { describeBrowser } from '../support/browser.ts'
import { openSite, type Site } from './site.ts'

const PICTURES = process.env.PICTURES
const picture = async (page: Page, name: string) => {
  if (PICTURES) await page.screenshot({ path: `${PICTURES}/limits-${name}.png`, fullPage: true })
}

/** In the middle of the sample month. */
const AT = '2026-05-20T10:00:00+08:00'
const THEN = `at=${encodeURIComponent(AT)}`

describeBrowser('ticket limits', (browser) => {
  let site: Site
  beforeAll(async () => {
    site = await openSite(600)
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
  const ask = (query: string) => site.get<LimitReport>(`/v1/limits?${query}`)

  test('what is due soon comes first, as the API has it, in both languages', async () => {
    const { page, faults } = await open(`/limits?${THEN}`)
    await page.locator('tbody tr').first().waitFor()
    const wanted = await ask(`state=soon&${THEN}&limit=50&counting=measured`)
    expect(wanted.total).toBeGreaterThan(3)
    const rows = page.locator('.list tbody tr')
    expect(await rows.count()).toBe(wanted.items.length)
    const shown = await rows.allInnerTexts()
    wanted.items.forEach((item, i) => {
      expect(shown[i]).toContain(item.ticket_id)
      expect(shown[i]).toContain(item.title.zh)
      expect(shown[i]).toContain('还剩')
    })
    const counts = { overdue: '已超时未办', missed: '全部超时', met: '按时', paused: '已暂停' } as const
    for (const [state, name] of Object.entries(counts)) {
      const { total } = await ask(
        `state=${state}&${THEN}&limit=1&counting=measured${state === 'overdue' ? '&tickets=open' : ''}`,
      )
      await page
        .getByRole('radio', { name: `${name} ${total.toLocaleString('zh-CN')}`, exact: true })
        .waitFor({ state: 'attached' })
    }
    await picture(page, 'zh')
    await page.getByText('EN', { exact: true }).click()
    await page
      .getByText(/min left|h left/)
      .first()
      .waitFor()
    await picture(page, 'en')
    await page.getByText('中文', { exact: true }).click()
    expect(faults).toEqual([])
    await page.close()
  })

  test('filters stand in the address; a limit is chosen in the tallies, by keyboard', async () => {
    const { page, faults } = await open('/')
    await page.getByRole('link', { name: '工单时限' }).click()
    await page.locator('.list tbody tr').first().waitFor()
    expect(await page.getByText('每分钟自动更新').isVisible()).toBe(true)
    const everything = await ask('state=missed&limit=1&counting=measured')
    const department = everything.departments[0] as string
    await page.goto(`${site.address}/limits?state=missed&month=2026-05&department=${encodeURIComponent(department)}`)
    const own = await ask(`state=missed&month=2026-05&department=${encodeURIComponent(department)}&counting=measured`)
    await page.getByText(`${own.total} 条`).waitFor()
    expect(own.total).toBeLessThan(everything.total)

    await page.goto(`${site.address}/limits?state=missed`)
    await picture(page, 'missed')
    await page.getByRole('button', { name: /^显示全部 \d+ 项$/ }).click()
    const name = page.getByRole('button', { name: '投诉24小时内回访' })
    await name.focus()
    await page.keyboard.press('Enter')
    await page.waitForURL(/limit=complaint-callback/)
    const callbacks = await ask('state=missed&limit_id=complaint-callback')
    await page.getByText(`${callbacks.total} 条`).waitFor()
    expect(await name.getAttribute('aria-pressed')).toBe('true')
    await page.getByRole('button', { name: '清除条件' }).click()
    await page.getByText(`${everything.total} 条`).waitFor()
    expect(faults).toEqual([])
    await page.close()
  })

  test('more is shown on demand, and all of it is printed', async () => {
    const { page } = await open('/limits?state=met')
    const rows = page.locator('.list tbody tr')
    await rows.first().waitFor()
    const { total } = await ask('state=met&limit=1&counting=measured')
    expect(await rows.count()).toBe(50)
    await page.getByRole('button', { name: '再显示一些' }).click()
    await expect.poll(() => rows.count()).toBe(Math.min(100, total))
    await page.evaluate(() => {
      window.print = () => document.body.setAttribute('data-printed', '')
    })
    await page.getByRole('button', { name: '打印' }).click()
    await page.locator('body[data-printed]').waitFor({ state: 'attached', timeout: 60_000 })
    expect(await rows.count()).toBe(total)
    await page.emulateMedia({ media: 'print' })
    expect(await page.getByRole('radiogroup').filter({ hasText: '按时' }).isVisible()).toBe(false)
    await page.close()
  }, 90_000)

  test('asked again every minute; the moment shown is that of the answer', async () => {
    const page = await browser().newPage()
    await page.clock.install()
    await page.goto(`${site.address}/limits`)
    const moment = page.locator('header .numbers').last()
    await page.locator('.list tbody tr').first().waitFor()
    const before = await moment.innerText()
    // The server's clock goes on by itself.
    await new Promise((resolve) => setTimeout(resolve, 1100))
    const again = page.waitForResponse((response) => response.url().includes('/v1/limits'))
    await page.clock.runFor(61_000)
    const { at } = (await (await again).json()) as LimitReport
    await expect.poll(() => moment.innerText()).toContain(at.slice(11, 19))
    expect(await moment.innerText()).not.toBe(before)
    await page.close()
  })

  test('a moment that is none is passed over; a value the API does not take is told in the language of the page', async () => {
    const { page, faults } = await open('/limits?at=banana&month=2026-13')
    await page.getByText('每分钟自动更新').waitFor()
    expect(faults).toEqual([])
    await page.goto(`${site.address}/limits?limit=${'x'.repeat(129)}`)
    await page.getByRole('alert').filter({ hasText: '这些值不对：limit_id（"xxx' }).waitFor({ timeout: 20_000 })
    expect(await page.getByRole('alert').innerText()).not.toContain('expected')
    await page.close()
  }, 60_000)

  test('nothing of a state says so; a server that is away is asked again', async () => {
    const { page } = await open(
      `/limits?state=overdue&month=2026-07&at=${encodeURIComponent('2026-05-02T00:00:00+08:00')}`,
    )
    await page.getByText('没有超时未办的').waitFor()
    await picture(page, 'none')
    await page.route('**/v1/limits*', (route) => route.abort())
    await page.goto(`${site.address}/limits`)
    await page.getByText('没能读到数据').waitFor({ timeout: 20_000 })
    await page.unroute('**/v1/limits*')
    await page.getByRole('button', { name: '重试' }).click()
    await page.locator('.list tbody tr').first().waitFor()
    await page.close()
  }, 60_000)

  test('calls and tickets side by side: figures as the API has them, each open to its tickets', async () => {
    const { page, faults } = await open('/limits')
    await page.getByRole('link', { name: '工单与通话' }).click()
    await page.locator('[data-figure]').nth(3).waitFor()
    const { figures } = await site.get<JoinedReport>('/v1/tickets/joined?month=2026-05')
    for (const { id, numerator, denominator } of figures)
      expect(await page.locator(`[data-figure="${id}"] .sum`).innerText()).toContain(`${denominator} 中有 ${numerator}`)
    const { items, open: unfiled } = await site.get<DispleasureReport>('/v1/months/2026-05/displeasures')
    const card = page.locator('[data-figure="displeasures"]')
    expect(await card.locator('.sum strong').innerText()).toBe(String(unfiled))
    expect(items.length).toBeGreaterThan(0)
    const marked = await card.locator('li').first().locator('mark').allInnerTexts()
    expect(marked).toEqual(items[0]?.words)
    await picture(page, 'joined-zh')
    await page.getByText('EN', { exact: true }).click()
    await page.getByText('Not settled at the first contact').waitFor()
    await picture(page, 'joined-en')
    await page.getByText('中文', { exact: true }).click()
    const first = page.locator('[data-figure="not_first_contact"] li a').first()
    const id = await first.innerText()
    await first.click()
    await page.waitForURL(`**/tickets/${id}`)
    expect(faults).toEqual([])
    await page.close()
  })

  test('a promise shows its words and leads to the call', async () => {
    const { page } = await open('/limits?state=missed&limit=promise-kept')
    const wanted = await ask('state=missed&limit_id=promise-kept')
    const said = page.locator('.list q')
    await said.first().waitFor()
    expect(await said.allInnerTexts()).toEqual(wanted.items.map(({ said }) => said))
    if (PICTURES) await page.screenshot({ path: `${PICTURES}/limits-promises.png` })
    await said.first().click()
    await page.waitForURL(`**/calls/${wanted.items[0]?.call_id}`)
    await page.close()
  })

  test('a promise on trial is of the agent who made it, and is counted apart', async () => {
    const { page, faults } = await open('/limits?state=missed&limit=promise-kept')
    const [first] = (await ask('state=missed&limit_id=promise-kept')).items
    const row = page.locator('.list tbody tr').first()
    await row.getByText('试行', { exact: true }).waitFor()
    const owner = await row.locator('.owner').innerText()
    expect(owner).toContain(first?.agent_id)
    expect(owner).not.toContain('客户')
    const customers = await ask('state=missed&limit_id=test-result&limit=1')
    await page.goto(`${site.address}/limits?state=missed&limit=test-result`)
    expect(customers.total).toBeGreaterThan(0)
    await page.locator('.list .owner').first().waitFor()
    expect(await page.locator('.list .owner').first().innerText()).toBe('客户')

    await page.goto(`${site.address}/limits?state=missed`)
    const apart = page.locator('.unmeasured')
    await apart.getByText(/未列不计入考核的：试行 [\d,]+ 条、应由客户做到的 [\d,]+ 条/).waitFor()
    const measured = await ask('state=missed&limit=1&counting=measured')
    await page.getByText(`${measured.total.toLocaleString('zh-CN')} 条`, { exact: true }).waitFor()
    await apart.getByRole('button', { name: '一并列出' }).click()
    const all = await ask('state=missed&limit=1')
    expect(all.total).toBeGreaterThan(measured.total)
    await page.getByText(`${all.total.toLocaleString('zh-CN')} 条`, { exact: true }).waitFor()
    expect(faults).toEqual([])
    await page.close()
  })

  test('what is overdue is of open tickets, those of closed tickets on demand and marked; what was missed most stands above', async () => {
    const { page, faults } = await open('/limits?state=overdue')
    const rows = page.locator('.list tbody tr')
    await rows.first().waitFor()
    const [open_, all] = [
      await ask('state=overdue&limit=50&counting=measured&tickets=open'),
      await ask('state=overdue&limit=50&counting=measured'),
    ]
    expect(all.total).toBeGreaterThan(open_.total)
    await page.getByText(`${open_.total.toLocaleString('zh-CN')} 条`, { exact: true }).waitFor()
    expect(await rows.filter({ hasText: '工单已关闭' }).count()).toBe(0)
    const tallies = page.locator('.tallies tbody tr')
    expect(await tallies.filter({ visible: true }).count()).toBe(5)
    const [above, below] = [await page.locator('.tallies').boundingBox(), await page.locator('.list').boundingBox()]
    expect((above?.y ?? 0) + (above?.height ?? 0)).toBeLessThanOrEqual(below?.y ?? 0)
    if (PICTURES) await page.screenshot({ path: `${PICTURES}/limits-overdue.png` })
    await page.locator('.of-closed').getByRole('button', { name: '一并列出' }).click()
    await page.getByText(`${all.total.toLocaleString('zh-CN')} 条`, { exact: true }).waitFor()
    const closed = all.items.filter(({ ticket_state }) => ['closed', 'cancelled', 'merged'].includes(ticket_state))
    expect(await rows.filter({ hasText: /工单已(关闭|取消|合并)/ }).count()).toBe(closed.length)
    if (PICTURES) await page.screenshot({ path: `${PICTURES}/limits-overdue-all.png` })
    await page.getByText('EN', { exact: true }).click()
    await page.getByText('ticket closed').first().waitFor()
    await page.getByText('中文', { exact: true }).click()
    expect(faults).toEqual([])
    await page.close()
  })

  test('fits a phone', async () => {
    const { page } = await open(`/limits?state=missed&${THEN}`, 390)
    await page.locator('.list tbody tr').first().waitFor()
    const [content, window] = await page.evaluate(() => [document.scrollingElement?.scrollWidth ?? 0, innerWidth])
    if (PICTURES) await page.screenshot({ path: `${PICTURES}/limits-phone.png` })
    expect(content).toBeLessThanOrEqual(window as number)
    await page.close()
  })
})

describeBrowser('ticket limits without tickets', (browser) => {
  let site: Site
  beforeAll(async () => {
    site = await openSite(0)
  }, 60_000)
  afterAll(() => site?.close())

  test('say how tickets come in', async () => {
    const page = await browser().newPage()
    await page.goto(`${site.address}/limits`)
    await page.getByRole('heading', { name: '还没有起算的时限' }).waitFor()
    await page.close()
  })
})
