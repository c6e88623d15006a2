import { Converter } from 'opencc-js/cn2t'

/** Simplified to traditional characters, as recognisers set to Taiwan or Hong Kong write. */
export const toTraditional: (text: string) => string = Converter({ from: 'cn', to: 't' })
