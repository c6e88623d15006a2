import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import fastifyStatic, { type SetHeadersResponse } from '@fastify/static'
import type { App } from '../options.ts'
import { answerNotFound } from './errors.ts'
import { sendNotice, wantsPage } from './notice.ts'

const NOT_BUILT = {
  zh: '页面尚未构建：请在项目目录运行 <code>npm run build</code>，然后重新启动。接口文档在 <a href="/docs">/docs</a>。',
  en: 'The dashboards are not built: run <code>npm run build</code> in the checkout and start again. The API is described at <a href="/docs">/docs</a>.',
}

/**
 * The built dashboards; an address that only they know gets their index page, and the router in it takes over. Each
 * file is a route of its own (no wildcard), so that what lies below `/v1` keeps its own answer to what is not there.
 */
export function servePages(app: App, folder: string | undefined): void {
  const built = folder !== undefined && existsSync(join(folder, 'index.html'))
  if (built) {
    app.register(fastifyStatic, {
      root: resolve(folder),
      wildcard: false,
      cacheControl: false,
      setHeaders: cacheByName,
    })
  } else {
    app.log.warn(
      `no dashboards in ${folder ?? '(no folder)'}: run "npm run build" and start again; the API works without`,
    )
  }

  app.setNotFoundHandler((request, reply) => {
    if (!wantsPage(request)) return answerNotFound(request, reply)
    return built ? reply.code(200).sendFile('index.html') : sendNotice(reply.code(404), NOT_BUILT)
  })
}

/** Vite names assets by what is in them, so they never change; every other file is asked for again. */
function cacheByName(response: SetHeadersResponse, path: string): void {
  const hashed = /[\\/]assets[\\/]/.test(path)
  response.setHeader('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache')
}
