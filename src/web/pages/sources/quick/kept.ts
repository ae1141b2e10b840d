import type { Line } from './line.ts'

const place = (accountId: string) => `luoshi.quick.${accountId}`

/** What was typed and not yet entered, on this machine and for this account only; gone once it is entered. */
export const keepLines = (accountId: string, lines: readonly Line[]): void => {
  try {
    if (lines.length > 0) localStorage.setItem(place(accountId), JSON.stringify(lines))
    else localStorage.removeItem(place(accountId))
  } catch {
    // A browser that keeps nothing still enters what is on screen.
  }
}

export const keptLines = (accountId: string): Line[] => {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(place(accountId)) ?? '[]')
    return Array.isArray(kept) ? (kept as Line[]) : []
  } catch {
    return []
  }
}
