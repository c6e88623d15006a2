import { openApiText } from './openapi.ts'

process.stdout.write(await openApiText())
