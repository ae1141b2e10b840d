const digits = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'] as const

/** 1 一, 10 十, 11 十一, 20 二十, 105 一百零五: as clauses are numbered, up to 999. */
export const chineseNumber = (n: number): string => {
  const [hundreds, tens, ones] = [Math.floor(n / 100) % 10, Math.floor(n / 10) % 10, n % 10]
  const low = digits[ones] ?? ''
  if (hundreds > 0) {
    const rest = tens > 0 ? `${digits[tens] ?? ''}十${low}` : low === '' ? '' : `零${low}`
    return `${digits[hundreds] ?? ''}百${rest}`
  }
  return tens > 0 ? `${tens > 1 ? (digits[tens] ?? '') : ''}十${low}` : low
}
