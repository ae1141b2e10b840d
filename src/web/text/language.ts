import type { Language } from '#contract/words.ts'

const kept = 'luoshi.language'

const remembered = (): Language => {
  try {
    return localStorage.getItem(kept) === 'en' ? 'en' : 'zh'
  } catch {
    return 'zh'
  }
}

let language: Language = remembered()
const hearers = new Set<() => void>()

/** Chinese unless this browser has chosen English. */
export const languageNow = (): Language => language
export const hearLanguage = (hear: () => void) => {
  hearers.add(hear)
  return () => void hearers.delete(hear)
}
export const chooseLanguage = (chosen: Language): void => {
  language = chosen
  try {
    localStorage.setItem(kept, chosen)
  } catch {
    // A browser that keeps nothing still shows the choice until it is closed.
  }
  for (const hear of hearers) hear()
}
