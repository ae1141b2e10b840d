import type { zh } from '../zh-CN/index.ts'
import { common } from './common.ts'
import { doors } from './doors.ts'
import { shell } from './shell.ts'
import { words } from './words.ts'

export const en: typeof zh = { common, doors, shell, words }
