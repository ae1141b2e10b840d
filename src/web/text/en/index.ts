import type { zh } from '../zh-CN/index.ts'
import { administration } from './administration.ts'
import { controls } from './controls.ts'
import { doors } from './doors.ts'
import { home } from './home.ts'
import { ledger } from './ledger.ts'
import { matter } from './matter.ts'
import { orders } from './orders.ts'
import { shell } from './shell.ts'
import { sources } from './sources.ts'
import { steps } from './steps.ts'
import { trailWords } from './trail-words.ts'
import { units } from './units.ts'
import { words } from './words.ts'

export const en: typeof zh = {
  administration,
  controls,
  doors,
  home,
  ledger,
  matter,
  orders,
  shell,
  steps,
  trailWords,
  sources,
  units,
  words,
}
