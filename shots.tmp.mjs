import { chromium } from 'playwright-core'

const b = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
})
const base = 'http://127.0.0.1:3055'
const pages = process.argv.slice(3).map((s) => s.split('='))
for (const lang of process.argv[2].split(',')) {
  const ctx = await b.newContext({ viewport: { width: 1380, height: 900 }, locale: lang === 'zh' ? 'zh-CN' : 'en-US' })
  const p = await ctx.newPage()
  for (const [name, path] of pages) {
    await p.goto(base + path)
    await p.waitForLoadState('networkidle').catch(() => {})
    await p.waitForTimeout(1200)
    await p.screenshot({ path: `/tmp/w/shot-${name}-${lang}.png`, fullPage: false })
  }
  await ctx.close()
}
await b.close()
