import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Bilingual } from '../../contract/index.ts'

/** Whether a person's browser asks for a page, rather than a program for data. */
export const wantsPage = (request: FastifyRequest): boolean =>
  (request.method === 'GET' || request.method === 'HEAD') && (request.headers.accept ?? '').includes('text/html')

/** A page with one thing to say, for when the dashboards cannot say it. */
export function sendNotice(reply: FastifyReply, { zh, en }: Bilingual): FastifyReply {
  return reply
    .type('text/html; charset=utf-8')
    .send(
      `<!doctype html><html lang="zh"><meta charset="utf-8"><title>Earshot</title>` +
        `<body style="font-family:system-ui;margin:4rem auto;max-width:40rem;line-height:1.6">` +
        `<h1>Earshot</h1><p>${zh}</p><p lang="en">${en}</p></body></html>\n`,
    )
}
