import { administration } from './administration.ts'
import { assistant } from './assistant.ts'
import { aliases } from './aliases.ts'
import { boards } from './boards.ts'
import { changes } from './changes.ts'
import { clock } from './clock.ts'
import { controls } from './controls.ts'
import { doors } from './doors.ts'
import { home } from './home.ts'
import { keyboard } from './keyboard.ts'
import { leader } from './leader.ts'
import { intake } from './intake.ts'
import { ledger } from './ledger.ts'
import { matter } from './matter.ts'
import { notices } from './notices.ts'
import { orders } from './orders.ts'
import { oversight } from './oversight.ts'
import { periods } from './periods.ts'
import { prints } from './prints.ts'
import { quick } from './quick.ts'
import { people } from './people.ts'
import { plans } from './plans.ts'
import { registers } from './registers.ts'
import { shell } from './shell.ts'
import { sources } from './sources.ts'
import { stock } from './stock.ts'
import { steps } from './steps.ts'
import { trailWords } from './trail-words.ts'
import { units } from './units.ts'
import { urging } from './urging.ts'
import { words } from './words.ts'

export const zh = {
  administration,
  assistant,
  aliases,
  boards,
  changes,
  clock,
  controls,
  doors,
  home,
  keyboard,
  leader,
  intake,
  ledger,
  matter,
  notices,
  orders,
  oversight,
  periods,
  prints,
  quick,
  people,
  plans,
  registers,
  shell,
  steps,
  trailWords,
  sources,
  stock,
  units,
  urging,
  words,
}
