import { expect, test } from 'vitest'
import { derivedId } from '../../../scoring/form/id.ts'

// Findings are known by them for good: verdicts and appeals name them.
test.each<[parts: string[], id: string]>([
  [['a', 'b'], 'f-ed22f76ff2fc519dc10e9333'],
  [['sha256:input', 'greeting', '1.0.0', '[[0,1,3,0]]'], 'f-929cf4e1a12c2bc9c0507290'],
  [['您好，请讲'], 'f-8b4f1ad9b21d4abbddd9da2f'],
  [['x'.repeat(70_000)], 'f-2d5a428541fed09bc2f7bc75'],
  [[''], 'f-cc066f1f9e5178409e517840'],
])('the id of parts number %# is what it has always been', (parts, id) => expect(derivedId('f', ...parts)).toBe(id))
