/**
 * Search tokens of a Chinese text: every pair of neighbouring characters of a run, digits and latin words whole. Pairs
 * find every substring and need no dictionary; the last character of a run stands alone for one-character queries.
 */
export const searchTokens = (text: string): string[] => {
  const tokens = new Set<string>()
  for (const run of text
    .normalize('NFKC')
    .toLowerCase()
    .match(/[a-z0-9]+|\p{Script=Han}+/gu) ?? []) {
    if (/^[a-z0-9]/.test(run)) tokens.add(run)
    else for (let i = 0; i < run.length; i += 1) tokens.add(run.slice(i, i + 2))
  }
  return [...tokens]
}

/** The same words as a conjunction: `'督查' & '查室'`; a single character matches as the beginning of a pair. Empty: null. */
export const searchQuery = (text: string): string | null => {
  const terms: string[] = []
  for (const run of text
    .normalize('NFKC')
    .toLowerCase()
    .match(/[a-z0-9]+|\p{Script=Han}+/gu) ?? []) {
    if (/^[a-z0-9]/.test(run)) terms.push(`'${run}':*`)
    else if (run.length === 1) terms.push(`'${run}':*`)
    else for (let i = 0; i + 1 < run.length; i += 1) terms.push(`'${run.slice(i, i + 2)}'`)
  }
  return terms.length > 0 ? terms.join(' & ') : null
}
