import { Type } from 'typebox'
import { Compile } from 'typebox/compile'
import { decodeSource, type Source } from './source.ts'

/** What a folder's pack.yaml says. */
export const Manifest = Type.Object(
  {
    extends: Type.Enum(['earshot'], {
      description: 'earshot: what comes with Earshot holds, too; a file here with an id of there takes its place.',
    }),
  },
  { additionalProperties: false },
)

const manifests = Compile(Manifest)

/** A pack laid over another: what has an id of its own is added, what has one of there takes its place. @throws AuthorError */
export function layOver(manifest: Source, own: readonly Source[], below: readonly Source[]): Source[] {
  decodeSource(manifest, manifests)
  return [...below.map((source) => ({ ...source, below: true })), ...own]
}
