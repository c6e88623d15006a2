import openapiTS, { astToString } from 'openapi-typescript'
import { expect, test } from 'vitest'
import { openApiText } from '../../api/openapi.ts'

interface Operation {
  operationId?: string
  summary?: string
  tags?: string[]
  responses: Record<string, { content: Record<string, { schema: { $ref?: string } }> }>
}

test('the document is the same text every time', async () => {
  expect(await openApiText()).toBe(await openApiText())
})

test('every operation has a name of its own, a tag and a summary', async () => {
  const { paths } = JSON.parse(await openApiText()) as { paths: Record<string, Record<string, Operation>> }
  const operations = Object.values(paths).flatMap((path) => Object.values(path))
  expect(operations.length).toBeGreaterThan(15)
  expect(new Set(operations.map((operation) => operation.operationId)).size).toBe(operations.length)
  for (const { operationId, summary, tags, responses } of operations) {
    expect([operationId, summary, tags?.length]).toEqual([expect.any(String), expect.any(String), 1])
    if (operationId !== 'getHealth' && operationId !== 'getMetrics') {
      expect(responses['200']!.content['application/json']!.schema.$ref).toMatch(/^#\/components\/schemas\/\w+$/)
    }
  }
})

test('types generated from it speak of the contract by name', async () => {
  const types = astToString(await openapiTS(await openApiText()))
  expect(types).toContain('items: components["schemas"]["CallSummary"][]')
  expect(types).toContain('score: components["schemas"]["Score"] | null')
  expect(types).toContain('severity: "info" | "minor" | "major" | "critical"')
  expect(types).toContain('"application/json": components["schemas"]["Call"]')
  expect(types).toMatch(/path: string;\s+found: string;\s+expected: string;/)
  expect(types).toMatch(/sort\?: "newest" \| "lowest"/)
})
