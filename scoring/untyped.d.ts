declare module 'opencc-js/dict/TSCharacters' {
  const table: string
  export default table
}

declare module 'natural/lib/natural/stemmers/porter_stemmer.js' {
  const PorterStemmer: { stem(word: string): string }
  export default PorterStemmer
}
