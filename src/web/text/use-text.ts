import { useSyncExternalStore } from 'react'
import type { Language } from '#contract/words.ts'
import { en } from './en/index.ts'
import { hearLanguage, languageNow } from './language.ts'
import { zh } from './zh-CN/index.ts'

/** Every word on screen, by feature; what English lacks does not compile. */
export type Text = typeof zh

export const textOf = (language: Language): Text => (language === 'zh' ? zh : en)
export const useLanguage = (): Language => useSyncExternalStore(hearLanguage, languageNow)
export const useText = (): Text => textOf(useLanguage())
