import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, chromium } from 'playwright-core'
import { afterAll, beforeAll, describe } from 'vitest'

const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium'
const ARGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
]

/**
 * `describe` with a real Chromium, its profile fresh. Where there is none it is installed by apt-get; where that cannot
 * be, the tests are skipped and named loudly, and under CI=true they fail.
 */
export function describeBrowser(name: string, body: (browser: () => BrowserContext) => void): void {
  const missing = whyNot()
  if (missing && process.env.CI !== 'true') {
    console.error(`NOT RUN, no browser: "${name}": ${missing}`)
    describe.skip(name, () => body(() => undefined as never))
    return
  }
  describe(name, () => {
    let context: BrowserContext
    let profile: string
    beforeAll(async () => {
      if (missing) throw new Error(`"${name}" needs a browser: ${missing}`)
      profile = mkdtempSync(join(tmpdir(), 'earshot-browser-'))
      context = await chromium.launchPersistentContext(profile, {
        executablePath: CHROMIUM,
        args: ARGS,
        locale: 'zh-CN',
        viewport: { width: 1440, height: 1000 },
      })
    }, 60_000)
    afterAll(async () => {
      await context?.close()
      rmSync(profile, { recursive: true, force: true })
    })
    body(() => context)
  })
}

function whyNot(): string | undefined {
  if (existsSync(CHROMIUM)) return undefined
  if (process.getuid?.() !== 0) return `${CHROMIUM} is missing; install chromium, or name another in CHROMIUM`
  console.log('Installing chromium and fonts-noto-cjk for the tests by apt-get')
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  spawnSync('apt-get', ['update', '-qq'], { env })
  const done = spawnSync('apt-get', ['install', '-y', '-qq', 'chromium', 'fonts-noto-cjk'], { env, encoding: 'utf8' })
  return existsSync(CHROMIUM) ? undefined : `apt-get could not install chromium: ${done.stderr?.trim().slice(-300)}`
}
