import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { expect, test } from 'vitest'
import { projectFolder } from '../../ingest/project.ts'
import { anchorOf } from '../scoring/docs.ts'

const root = projectFolder()
const docs = readdirSync(join(root, 'docs')).filter((name) => name.endsWith('.md'))
const pages = ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', ...docs.map((name) => join('docs', name))]

const withoutFences = (path: string): string => readFileSync(path, 'utf8').replace(/^```.*?^```/gms, '')

/** Where the links of a page lead: `[words](there)` and `[label]: there`, but for what stands in code. */
const linksOf = (path: string): string[] =>
  [
    ...withoutFences(path)
      .replace(/`[^`\n]*`/g, '')
      .matchAll(/\]\(([^)\s]+)\)|^\[[^\]]+\]: (\S+)$/gm),
  ].map(([, inline, below]) => (inline ?? below) as string)

const anchorsOf = (path: string): string[] =>
  [...withoutFences(path).matchAll(/^#+ (.*)$/gm)].map(([, heading]) => anchorOf(heading as string))

/** What is wrong with a link of a page; empty where nothing is. */
function wrongWith(page: string, link: string): string {
  const [path, anchor] = link.split('#') as [string, string | undefined]
  const target = path === '' ? join(root, page) : join(root, dirname(page), path)
  if (relative(root, target).startsWith('..')) return 'leads out of the project'
  if (!existsSync(target)) return 'leads to no file'
  if (anchor === undefined) return ''
  if (statSync(target).isDirectory()) return 'leads to a heading of a folder'
  return anchorsOf(target).includes(decodeURIComponent(anchor)) ? '' : 'leads to no heading'
}

test.each(pages)('every link of %s into the project leads to what is there', (page) => {
  const inside = linksOf(join(root, page)).filter((link) => !/^[a-z]+:/.test(link))
  const wrong = inside.map((link) => [link, wrongWith(page, link)]).filter(([, what]) => what !== '')
  expect(wrong).toEqual([])
})
