import { describe, expect, test } from 'vitest'
import { coloured, seesColour } from '../../cli/colour.ts'
import { columns, pad, shorten, shortenFront, wrap } from '../../cli/layout.ts'
import { likest } from '../../scoring/text/likest.ts'

describe('a line in a terminal', () => {
  test('Chinese is two columns wide, and rows stay level', () => {
    expect([columns('您好ab'), columns('，'), columns('👍'), columns('e\u0301')]).toEqual([6, 2, 2, 1])
    expect(pad('否 no', 8)).toBe('否 no   ')
    expect(shorten('您好世界', 6)).toBe('您好…')
    expect(shortenFront('您好世界', 6)).toBe('…世界')
    expect(shorten('您好', 4)).toBe('您好')
  })

  test('is broken at spaces and between Chinese characters, two columns further in', () => {
    expect(wrap('  one two three', 10)).toEqual(['  one two', '    three'])
    expect(wrap('  您好世界你好', 8)).toEqual(['  您好世', '    界你', '    好'])
    expect(wrap('您好世，界', 6)).toEqual(['您好', '  世，', '  界'])
    expect(wrap('abcdefghijkl', 6)).toEqual(['abcdef', '  ghij', '  kl'])
    const long = wrap(`    ${'说 some words。'.repeat(40)}`)
    expect(long.filter((line) => columns(line) > 100)).toEqual([])
    expect(long.join('').replaceAll(' ', '')).toBe('说somewords。'.repeat(40))
  })

  test('signs have colours where somebody sees them', () => {
    expect(coloured('  ✗ said 【甲】')).toBe('  \u001b[31m✗\u001b[0m said \u001b[1m【甲】\u001b[0m')
    expect(coloured('said ✗ plain')).toBe('said ✗ plain')
    expect([seesColour({ isTTY: true }), seesColour({})]).toEqual([true, false])
    process.env.NO_COLOR = '1'
    expect(seesColour({ isTTY: true })).toBe(false)
    delete process.env.NO_COLOR
  })

  test('a name is named only where it is much like the one given', () => {
    expect(likest('clsoing-zh', ['closing-en', 'closing-zh', 'silence-zh'])).toBe('closing-zh')
    expect(likest('x', ['closing-en'])).toBeNull()
  })
})
