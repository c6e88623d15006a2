import { watchEffect } from 'vue'
import { createI18n } from 'vue-i18n'
import { en } from './messages/en.ts'
import { zh } from './messages/zh.ts'

export const LANGUAGES = ['zh', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

const REMEMBERED = 'earshot.language'

export const i18n = createI18n({
  legacy: false,
  locale: remembered(),
  fallbackLocale: 'zh',
  messages: { zh, en },
})

export const language = i18n.global.locale

watchEffect(() => {
  document.documentElement.lang = language.value === 'zh' ? 'zh-CN' : 'en'
  localStorage.setItem(REMEMBERED, language.value)
})

function remembered(): Language {
  const stored = localStorage.getItem(REMEMBERED)
  return LANGUAGES.find((known) => known === stored) ?? 'zh'
}
