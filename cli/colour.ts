const PAINT: Readonly<Record<string, string>> = { '✓': '32', '✗': '31', '?': '33', '…': '33', '–': '2', '·': '2' }

const painted = (text: string, code: string): string => `\u001b[${code}m${text}\u001b[0m`

/** Whether whoever reads it sees colours, and has not asked for none. */
export const seesColour = (stream: { isTTY?: boolean }): boolean => stream.isTTY === true && !process.env.NO_COLOR

/** Signs at the beginning of a line in their colour, words that were found bold. */
export const coloured = (text: string): string =>
  text
    .replace(
      /^( *)([✓✗?…–·])(?= )/gm,
      (_, indent: string, sign: string) => indent + painted(sign, PAINT[sign] as string),
    )
    .replace(/【[^【】\n]*】/g, (marked) => painted(marked, '1'))
    .replace(/← 决定 decided/g, (mark) => painted(mark, '36'))
