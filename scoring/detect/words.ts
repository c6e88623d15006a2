import type { Call } from '../../contract/index.ts'
import type { Settings } from './detector.ts'
import { namesOf } from './names.ts'

export type Tongue = 'zh' | 'en'

/** What a text says where neither call nor form give a name, and the text has no other words of its own. */
export const UNNAMED: Readonly<Record<string, Record<Tongue, string>>> = {
  company: { zh: '本公司', en: 'our company' },
  department: { zh: '相关部门', en: 'the department concerned' },
  hours: { zh: '营业时间', en: 'opening hours' },
  agent: { zh: '客服', en: 'your agent' },
}

/** `{name}`, or `{name|other words}` for where there is none; with a title before or behind it, where the text has one. */
const PLACE =
  /((?:Mr\.?(?: or |\/)Ms\.?|Mr\.?|Mrs\.?|Ms\.?|Miss|Mx\.?|Dr\.?) )?\{([a-z]+)(?:\|([^{}]*))?\}(先生\/女士|女士\/先生|先生|女士|小姐|太太|老师)?/g

const TITLED =
  /(?:先生|女士|小姐|太太|夫人|老师|师傅|同学|同志|医生|大夫|教授|律师|经理|主任|.总|阿姨|叔叔|大爷|大妈|大哥|大姐)$|^(?:mr|mrs|ms|miss|mx|dr|prof|professor|sir|madam)(?:\.|\s)/i

/** Fills `{company}`, `{agent}`, `{customer}` and the like; `others` fills what is no name of a call. */
export function fillNames(
  text: string,
  language: Tongue,
  { call, settings }: { call: Call; settings: Settings },
  others: (who: string) => string | undefined = () => undefined,
): string {
  if (!text.includes('{')) return text
  return text.replace(PLACE, (whole, before = '', who: string, without: string | undefined, behind = '') => {
    const name = others(who) ?? namesOf(who, call, settings)[0]
    if (who !== 'customer') {
      const words = name ?? without ?? UNNAMED[who]?.[language]
      return words === undefined ? whole : `${before}${words}${behind}`
    }
    return name === undefined
      ? (without ?? someone(language, behind))
      : addressed(name.trim(), language, before, behind)
  })
}

const someone = (language: Tongue, title: string): string => (language === 'zh' ? title || '先生/女士' : 'Sir or Madam')

/** A name with one title: its own, or else the text's, or else one that suits everybody. */
function addressed(name: string, language: Tongue, before: string, behind: string): string {
  if (TITLED.test(name)) return name
  if (before !== '' || behind !== '') return `${before}${name}${behind}`
  return language === 'zh' ? `${name}先生/女士` : `Mr or Ms ${name}`
}
