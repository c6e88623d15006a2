import type { Clause } from '../../scoring/packs/catalogue.ts'

/** What the kinds of clauses are called. */
export const KIND_TITLES: Record<Clause['kind'], { zh: string; en: string }> = {
  forbidden_phrase: { zh: '服务禁语', en: 'Forbidden phrases' },
  required_phrase: { zh: '规范用语', en: 'Required phrases' },
  situational_script: { zh: '情景话术', en: 'Situational scripts' },
  timing: { zh: '时限', en: 'Timing' },
  call_handling: { zh: '通话处理', en: 'Call handling' },
  hold: { zh: '等待', en: 'Hold' },
  interruption: { zh: '倾听', en: 'Listening' },
  tone: { zh: '语气态度', en: 'Tone' },
  sla: { zh: '服务时限', en: 'Service limits' },
  handover: { zh: '交接转办', en: 'Handover' },
  callback: { zh: '回访', en: 'Call-back' },
  complaint_process: { zh: '投诉处理', en: 'Complaints' },
  customer_rating: { zh: '客户评价', en: 'Customer rating' },
  scoring: { zh: '检查评分', en: 'Inspection scoring' },
  sampling: { zh: '抽查', en: 'Sampling' },
  assessment: { zh: '考核', en: 'Assessment' },
  reporting: { zh: '报表', en: 'Reporting' },
  kpi: { zh: '指标', en: 'KPIs' },
  knowledge: { zh: '业务知识', en: 'Knowledge' },
  privacy: { zh: '隐私', en: 'Privacy' },
  chat: { zh: '在线客服', en: 'Chat' },
}
