import openapiTypescript, { astToString } from 'openapi-typescript'
import { expect, test } from 'vitest'
import { openApiText } from '../../api/openapi.ts'

/** Run with `--update` to write the file anew. */
test('the types the pages are written against are those of the API', async () => {
  const types = astToString(await openapiTypescript(await openApiText()))
  await expect(`// Generated from the API's OpenAPI document: npm run api-types\n${types}`).toMatchFileSnapshot(
    '../../dashboards/src/api.generated.ts',
  )
})
