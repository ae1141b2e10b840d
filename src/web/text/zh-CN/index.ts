import { common } from './common.ts'
import { doors } from './doors.ts'
import { shell } from './shell.ts'
import { words } from './words.ts'

export const zh = { common, doors, shell, words }
