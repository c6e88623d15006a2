import { describe, expect, test } from 'vitest'
import { readFiles } from '../../../scoring/packs/decode.ts'
import { pointed } from './pointed.ts'

/** What the author of a list is told. @param lines those after its id */
const told = (...lines: string[]): string[] =>
  readFiles([{ path: 'lists/w.yaml', text: `id: w\n${lines.join('\n')}\n` }])
    .problems.map(pointed)
    .map((one) => one.replace('lists/w.yaml:', ''))

const TITLE = 'title: { zh: 词, en: W }'
const behind = (sign: string) =>
  `the text goes on behind ${sign}; put quotes around the whole text ('…' where it has " in it), or close one left open before`
const meaning = (sign: string) => `${sign} at the beginning of a text has a meaning in YAML; put the text in quotes`
const beside = (name: string, depth: string, above: string) =>
  `"${name}" has ${depth} before it and stands beside nothing above it: ${above}; put what belongs together one below the other`

describe('one mistake is told once, in the words of those who wrote it', () => {
  test.each<[lines: string[], ...told: string[]]>([
    [[TITLE, 'phrases: [甲, 乙]']],
    [[TITLE, 'phrases:', '  - 甲', '  -乙'], '5 "-乙": a space is missing behind this -'],
    [["title: { zh: 词, en: 'W }", 'phrases: [甲]'], `2 "'": this ' is never closed; put another behind the text`],
    [[`title: { zh: '词', en: "W }`, 'phrases: [甲]'], '2 """: this " is never closed; put another behind the text'],
    [['title: { zh: 词, en: W', 'phrases: [甲]'], '2 "{": this { is never closed; write } behind what belongs to it'],
    [[TITLE, 'phrases: [[甲], 乙'], '3 "[": this [ is never closed; write ] behind what belongs to it'],
    [[TITLE, 'phrases: [甲, [乙, 丙]'], '3 "[": this [ is never closed; write ] behind what belongs to it'],
    [
      [TITLE, 'phrases: [甲 #1, 乙]'],
      '3 "#": " #" begins a remark, and the rest of the line is not read; put quotes around the whole text',
    ],
    [
      [TITLE, 'phrases: [', '  - 甲', '  - 乙', ']'],
      '4 "-": inside [ ] and { } no "- " is written; put half-width commas between',
    ],
    [
      ['title: { zh: 词、 en: W }', 'phrases: [甲]'],
      '2 "、": this 、 is full-width; write a half-width , between the parts of { }',
    ],
    [[TITLE, 'phrases: [甲: 乙: 丙]'], '3 "乙": a text with ": " in it needs quotes; put them around the whole text'],
    [['title: 词: W', 'phrases: [甲]'], '2 "词": a text with ": " in it needs quotes; put them around the whole text'],
    [['title: { zh: 词, en: [a] b }', 'phrases: [甲]'], `2 "b": ${behind(']')}`],
    [[TITLE, 'phrases: ["甲" "乙"]'], `3 """: ${behind('"')}`],
    [["title: { zh: '词'x, en: W }", 'phrases: [甲]'], `2 "x": ${behind("'")}`],
    [['title: { zh: {词} 语, en: W }', 'phrases: [甲]'], `2 "语": ${behind('}')}`],
    [[TITLE, 'phrases:', '  - 甲', ']'], '5 "]": this ] closes nothing, or closes too early'],
    [[TITLE, 'phrases:', '  - `甲'], `4 "\`": ${meaning('`')}`],
    [[TITLE, 'phrases:', '  - %甲'], `4 "%": ${meaning('%')}`],
    [[TITLE, 'phrases:', '  - | 甲', '  - 乙'], `4 "|": ${meaning('|')}`],
    [[TITLE, 'phrases:', '  - > 甲'], `4 ">": ${meaning('>')}`],
    [[TITLE, 'phrases: [甲, *]'], `3 "*": ${meaning('*')}`],
    [[TITLE, 'phrases: [甲, !!乙]'], `3 "!": ${meaning('!')}`],
    [
      [TITLE, 'phrases: [甲, &乙 , *丙]'],
      '3 "&": & begins an anchor in YAML; put the text in quotes',
      '3 "*": * begins an alias in YAML; put the text in quotes',
    ],
    [[TITLE, 'phrases: [&a 甲, *a]']],
    [
      ['title', 'phrases:', '  - 甲'],
      '2 "title": this line is no "key: value"; a ":" is missing behind a key, or "- " before an item',
    ],
    [[TITLE, 'phrases：', '  - 甲'], '3 "：": this ： is full-width; write a half-width : and a space behind it'],
    [[TITLE, 'phrases: 甲', '---', 'id: v'], '4 "---": --- begins a second document; a file holds one thing'],
    [
      ['id: v', 'id: u', TITLE, 'phrases: [甲]'],
      '2 "id": the key "id" stands here twice; keys must be unique',
      '3 "id": the key "id" stands here twice; keys must be unique',
    ],
    [['id: v', `${TITLE}}`, 'phrases: [甲]'], '3 "}": this } closes nothing, or closes too early'],
  ])('%j', (lines, ...wanted) => expect(told(...lines)).toEqual(wanted))
})

describe('a line that stands beside nothing', () => {
  test.each<[lines: string[], told: string]>([
    [[TITLE, 'phrases:', '  - 甲', '  乙'], `5 "乙": ${beside('乙', '2 spaces', '"phrases" has 0')}`],
    [['title:', '  zh: 词', '   en: W', 'phrases: [甲]'], `4 "en": ${beside('en', '3 spaces', '"zh" has 2')}`],
    [
      ['title:', '    zh: 词', '  en: W', 'phrases: [甲]'],
      `4 "en": ${beside('en', '2 spaces', '"zh" has 4, "title" has 0')}`,
    ],
    [['title: 词', '  - zh: 词', 'phrases: [甲]'], `3 "-": ${beside('- zh', '2 spaces', '"title" has 0')}`],
    [[' title: 词', 'phrases: [甲]'], `2 "title": ${beside('title', '1 space', '"id" has 0')}`],
    // Remarks and empty lines stand nowhere.
    [
      ['title:', '    zh: 词', '  # a remark', '', '  en: W', 'phrases: [甲]'],
      `6 "en": ${beside('en', '2 spaces', '"zh" has 4, "title" has 0')}`,
    ],
    [['# a remark', ' title: 词', 'phrases: [甲]'], `3 "title": ${beside('title', '1 space', '"id" has 0')}`],
    [
      ['title:', '    zh: 词', '   # a remark', ' ', '  en: W', 'phrases: [甲]'],
      `6 "en": ${beside('en', '2 spaces', '"zh" has 4, "title" has 0')}`,
    ],
  ])('%j', (lines, wanted) => expect(told(...lines)).toEqual([wanted]))
})
