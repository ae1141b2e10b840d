const digits = '〇一二三四五六七八九'

/** 二〇二六 → 2026, 十二 → 12, 三十 → 30, 二十五 → 25: the numerals of dates, and of nothing larger. */
const numberOf = (text: string): string => {
  if (!text.includes('十')) return Array.from(text, (each) => digits.indexOf(each === '零' ? '〇' : each)).join('')
  const [tens = '', units = ''] = text.split('十')
  return String((tens === '' ? 1 : digits.indexOf(tens)) * 10 + (units === '' ? 0 : digits.indexOf(units)))
}

/** Chinese numerals before 年, 月, 日 and 号 in Arabic ones; 一季度 stays as it is. */
export const arabicDates = (text: string): string =>
  text.replaceAll(/[〇零一二三四五六七八九十]+(?=\s*[年月日号])/g, numberOf)
