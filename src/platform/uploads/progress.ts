/**
 * How far readings of this process are, for the bar on the screen of whoever waits. A hint and no state: another process
 * knows nothing of it, and the bar then only says that something is being read.
 */
const shares = new Map<string, number>()
const keyOf = (accountId: string, key: string) => `${accountId} ${key}`

export const progressOf = (accountId: string, key: string): number | null => shares.get(keyOf(accountId, key)) ?? null

export const withProgress = async <T>(
  accountId: string,
  key: string | undefined,
  work: (onProgress: (share: number) => void) => Promise<T>,
): Promise<T> => {
  if (key === undefined) return work(() => undefined)
  const own = keyOf(accountId, key)
  shares.set(own, 0)
  try {
    return await work((share) => void shares.set(own, share))
  } finally {
    shares.delete(own)
  }
}
