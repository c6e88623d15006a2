import { describe, expect, test } from 'vitest'
import { readFiles } from '../../../scoring/packs/decode.ts'
import { pointed } from './pointed.ts'

const told = (path: string, text: string): string[] =>
  readFiles([{ path, text }])
    .problems.map(pointed)
    .map((one) => one.replace(`${path}:`, ''))

describe('a value that does not fit is told in words of those who wrote it', () => {
  const LIST = 'id: w\ntitle: { zh: 词, en: W }\nphrases: [甲]\n'
  const list = (from: string, to: string) => told('lists/w.yaml', LIST.replace(from, to))
  test.each<[from: string, to: string, ...told: string[]]>([
    ['id: w', 'id: true', '1 "true": id is the boolean true; put quotes around it: "true"'],
    ['id: w', 'id: 1e3', '1 "1e3": id is the number 1e3; put quotes around it: "1e3"'],
    ['id: w', 'id:', '1 "": nothing stands here: id needs a value (a # after a space begins a remark)'],
    ['id: w', 'id: [w]', '1 "[": id begins with [, which makes it a list; put quotes around the text'],
    ['id: w', 'id: { w: x }', '1 "{": id has a ": " or begins with {, which makes it no text; put quotes around it'],
    [
      'id: w',
      'id: W',
      '1 "W": id is "W"; it needs small letters, digits and hyphens, a letter first, such as no-closing',
    ],
    ['{ zh: 词, en: W }', '词', '2 "词": title is said in both languages; write { zh: …, en: … }'],
    ['{ zh: 词, en: W }', '5', '2 "5": title is 5; it has keys of its own: zh, en'],
    ['{ zh: 词, en: W }', '[词]', '2 "[": title is a list; write "key: value" without "- " or [ ]'],
    ['{ zh: 词, en: W }', '｛词｝', '2 "｛": ［ ］ ｛ ｝ are full-width; write [ ] { }'],
    ['[甲]', '甲', '3 "甲": phrases is "甲"; it is a list: [甲]'],
    ['[甲]', '{ 甲: 乙 }', '3 "{": phrases is an object; it is a list: […]'],
    ['[甲]', '5', '3 "5": phrases is 5; it is a list: […]'],
    ['[甲]', '[甲, ~]', '3 "~": nothing stands here: phrases.1 needs a value (a # after a space begins a remark)'],
    [
      '[甲]',
      '[甲, 乙: 丙]',
      '3 "乙": phrases.1 has a ": " or begins with {, which makes it no text; put quotes around it',
    ],
    ['[甲]', '[甲, no, 12]', '3 "12": phrases.2 is the number 12; put quotes around it: "12"'],
    [
      'title',
      'titel',
      '1 "id": the file needs "title"',
      '2 "titel": unknown key "titel" in the file; did you mean "title"? known here: id, title, phrases',
    ],
    [
      'zh: 词, en: W',
      'zh: 词, 语, en: W',
      '2 "语": "语" is no key of title; does it belong to the text before? Put that text in quotes: it has a comma (known here: zh, en)',
    ],
    [
      'zh: 词, en: W',
      'zh: 词, en:W',
      '2 "{": title needs "en"',
      '2 "en": "en:W" is no key of title; write a space behind the :',
    ],
    ['zh: 词, en: W', 'zh: 词, en: W, de: 语', '2 "de": unknown key "de" in title; known here: zh, en'],
  ])('%s -> %s', (from, to, ...wanted) => expect(list(from, to)).toEqual(wanted))

  test('a file that is one text', () => {
    expect(told('lists/w.yaml', 'id：w\n')).toEqual([
      '1 "id": the file is one text; a key ends with a half-width : and a space, not with ：',
    ])
    expect(told('lists/w.yaml', '甲\n')).toEqual([
      '1 "甲": the file is "甲"; it has keys of its own: id, extends, title, phrases, without',
    ])
    expect(told('lists/w.yaml', '- 甲\n')).toEqual([
      '1 "-": the file is a list; write "key: value" without "- " or [ ]',
    ])
    expect(told('lists/w.yaml', '')).toEqual([
      '1 "": nothing stands here: the file needs a value (a # after a space begins a remark)',
    ])
  })
})
