import { contactLens } from './contact-lens.ts'
import type { Importer } from './importer.ts'
import { webvtt } from './webvtt.ts'

export * from './importer.ts'
export { parseSpeaker } from './speakers.ts'

/** Every format `earshot import --from` takes. */
export const IMPORTERS: readonly Importer[] = [
  contactLens, //
  webvtt,
]

export const findImporter = (id: string): Importer | undefined => IMPORTERS.find((importer) => importer.id === id)
