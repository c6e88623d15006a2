const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const CHECKS = '10X98765432'
const DAYS_IN = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** A Chinese identity number: province, date of birth, and its check character (ISO 7064, MOD 11-2). */
export function isIdCard(text: string): boolean {
  if (!/^[1-9]\d{16}[\dX]$/.test(text)) return false
  const year = Number(text.slice(6, 10))
  const month = Number(text.slice(10, 12))
  const day = Number(text.slice(12, 14))
  if (year < 1900 || year > 2199 || month < 1 || month > 12) return false
  if (day < 1 || day > (DAYS_IN[month - 1] as number)) return false
  let sum = 0
  for (let i = 0; i < 17; i++) sum += Number(text[i]) * (WEIGHTS[i] as number)
  return CHECKS[sum % 11] === text[17]
}

/** The check digit of payment cards (ISO/IEC 7812). */
export function passesLuhn(digits: string): boolean {
  let sum = 0
  for (let i = 0; i < digits.length; i++) {
    const digit = digits.charCodeAt(digits.length - 1 - i) - 48
    const twice = digit * 2
    sum += i % 2 === 0 ? digit : twice > 9 ? twice - 9 : twice
  }
  return sum % 10 === 0
}

export const isBankCard = (digits: string): boolean =>
  /^[1-9]\d{12,18}$/.test(digits) && passesLuhn(digits) && !isIdCard(digits) && !/^86(?=1[3-9]\d{9}$)/.test(digits)

export const isMobile = (digits: string): boolean => /^1[3-9]\d{9}$/.test(digits)
