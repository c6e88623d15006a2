import { Type } from 'typebox'

/** A text of a pack in both languages. In what goes out, the contract's own leaves room for more. */
export const bilingual = (description: string) =>
  Type.Object(
    { zh: Type.String({ description: '中文' }), en: Type.String({ description: 'English' }) },
    { additionalProperties: false, description },
  )
