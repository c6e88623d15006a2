import type { Bilingual } from '../../contract/index.ts'

/** Kinds of tickets as the forms name them. */
const CATEGORIES: Record<string, Bilingual> = {
  technical: { zh: '技术质量', en: 'Technical quality' },
  service: { zh: '服务', en: 'Service' },
  sales: { zh: '销售', en: 'Sales' },
  complaint: { zh: '投诉', en: 'Complaint' },
  consultation: { zh: '咨询', en: 'Consultation' },
  repair: { zh: '维修', en: 'Repair' },
  other: { zh: '其它', en: 'Other' },
}

export const categoryName = (category: string): Bilingual | null => CATEGORIES[category] ?? null

export const ALL: Bilingual = { zh: '合计', en: 'All' }
