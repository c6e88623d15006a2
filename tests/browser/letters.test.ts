import { afterAll, beforeAll, expect, test } from 'vitest'
import type { DeadLetterDetail, DeadLetterPage } from '../../contract/index.ts'
import { en } from '../../dashboards/src/messages/en.ts'
import { zh } from '../../dashboards/src/messages/zh.ts'
import { describeBrowser } from '../support/browser.ts'
import { openSite, type Site } from './site.ts'

const HALF = '{"schema":"call.v1","call_id":"半通'

describeBrowser('dead letters', (browser) => {
  let site: Site
  beforeAll(async () => {
    site = await openSite(0)
  }, 60_000)
  afterAll(() => site?.close())

  test('an empty list says so, in both languages', async () => {
    const page = await browser().newPage()
    await page.goto(`${site.address}/dead-letters`)
    await page.getByText('没有待处理的消息').waitFor()
    await page.getByText('EN', { exact: true }).click()
    await page.getByText('Nothing to deal with').waitFor()
    await page.getByText('中文', { exact: true }).click()
    await page.close()
  })

  test('a message is found by its reason, read, retried and discarded with name and note', async () => {
    const body = [HALF, JSON.stringify({ schema: 'call.v1', call_id: 'c-1', channel: 'fax' })].join('\n')
    await fetch(`${site.address}/v1/calls`, { method: 'POST', body })
    const page = await browser().newPage()
    const faults: string[] = []
    page.on('pageerror', (error) => faults.push(error.message))
    page.on('console', (message) => message.type() === 'error' && faults.push(message.text()))
    await page.goto(`${site.address}/`)
    await page.getByRole('link', { name: '未入库消息' }).click()
    await page.locator('.letter').nth(1).waitFor()
    await page.goto(`${site.address}/dead-letters?reason=not_json`)
    await page.locator('.letter').click()
    await page.locator('pre').waitFor()
    expect(await page.locator('pre').innerText()).toBe(HALF)

    await page.getByRole('button', { name: '重试…' }).click()
    const confirm = page.getByRole('button', { name: '确认重试' })
    expect(await confirm.isDisabled()).toBe(true)
    await page.getByLabel('操作人').last().fill('李敏')
    await confirm.click()
    await page.getByText('由 李敏 重试').waitFor()
    expect(await page.locator('.history').innerText()).toContain('仍未入库 · 不是 JSON')

    await page.getByRole('button', { name: '弃置…' }).click()
    expect(await page.getByLabel('操作人').last().inputValue()).toBe('李敏')
    await page.getByLabel('说明（可不填）').last().fill('平台已重发')
    if (process.env.PICTURES) await page.screenshot({ path: `${process.env.PICTURES}/letters.png`, fullPage: true })
    await page.getByRole('button', { name: '确认弃置' }).click()
    await page.getByText('没有符合条件的消息').waitFor()

    const list = await site.get<DeadLetterPage>('/v1/dead-letters?state=discarded')
    const letter = await site.get<DeadLetterDetail>(`/v1/dead-letters/${list.items[0]?.id}`)
    expect(letter.history).toMatchObject([
      { action: 'retried', who: '李敏', outcome: 'dead_lettered' },
      { action: 'discarded', who: '李敏', note: '平台已重发' },
    ])
    expect(list.total).toBe(1)
    expect(faults).toEqual([])
    await page.close()
  })

  test('one that somebody else settled meanwhile: why it is refused is told in the language of the page', async () => {
    const body = [2, 3]
      .map((n) => JSON.stringify({ schema: 'call.v1', call_id: `c-${n}`, channel: 'telex' }))
      .join('\n')
    await fetch(`${site.address}/v1/calls`, { method: 'POST', body })
    const { items } = await site.get<DeadLetterPage>('/v1/dead-letters?state=open&reason=invalid')
    const page = await browser().newPage()
    const refused = async (id: string, button: string, who: string, confirm: string): Promise<string> => {
      await page.goto(`${site.address}/dead-letters?letter=${id}`)
      await page.getByRole('button', { name: button }).click()
      await page.getByLabel(who).last().fill('李敏')
      await fetch(`${site.address}/v1/dead-letters/${id}/discard`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ who: '王芳' }),
      })
      await page.getByRole('button', { name: confirm }).click()
      return page.getByRole('alert').innerText()
    }
    const [first, second] = items.map(({ id }) => id) as [string, string]
    expect(await refused(first, '弃置…', '操作人', '确认弃置')).toBe(`没有成功：${zh.error.codes.letter_settled}`)
    await page.getByText('EN', { exact: true }).click()
    expect(await refused(second, 'Discard…', 'Who', 'Discard')).toBe(
      `That did not work: ${en.error.codes.letter_settled}`,
    )
    await page.close()
  })

  test('fits a phone', async () => {
    const page = await browser().newPage()
    await page.setViewportSize({ width: 390, height: 900 })
    await page.goto(`${site.address}/dead-letters`)
    await page.locator('.letter').first().click()
    await page.locator('pre').waitFor()
    const [content, window] = await page.evaluate(() => [document.scrollingElement?.scrollWidth ?? 0, innerWidth])
    if (process.env.PICTURES) await page.screenshot({ path: `${process.env.PICTURES}/letters-phone.png` })
    expect(content).toBeLessThanOrEqual(window as number)
    await page.close()
  })
})
