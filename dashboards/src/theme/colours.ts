/**
 * Every colour of the pages and charts, by what it means. Teal against red, with different lightness, stays apart for
 * colour-blind readers; a colour always comes with a text or a sign. Text colours keep 4.5:1 on their soft ground.
 */
export const colours = {
  ink: '#1b2430',
  muted: '#5a6573',
  line: '#dde2e8',
  ground: '#f4f6f8',
  surface: '#ffffff',

  accent: '#1f5fa8',
  accentSoft: '#e9f1fa',

  good: '#0a6e69',
  goodSoft: '#e1f2f0',
  warn: '#8a5a00',
  warnSoft: '#fdf1d3',
  bad: '#b3261e',
  badSoft: '#fce8e6',
  neutral: '#5a6573',
  neutralSoft: '#edf0f3',

  /** Bars and lines, which need less contrast than text. */
  fillAccent: '#4a86c8',
  fillAccentSoft: '#c4d9ef',
  fillGood: '#2a9d94',
  fillWarn: '#d99a1c',
  fillBad: '#d4574c',
  fillNeutral: '#b4bdc8',
} as const

export type Meaning = 'good' | 'warn' | 'bad' | 'neutral'

/** Makes them CSS variables: `fillGood` becomes `--fill-good`. */
export function applyColours(root: { style: { setProperty(name: string, value: string): void } }): void {
  for (const [name, value] of Object.entries(colours)) {
    root.style.setProperty(`--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`, value)
  }
}
