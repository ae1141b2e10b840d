import { endStates, openStates, type MatterEvent } from '#domain/matter.ts'
import type { Known } from './known.ts'

/** A step that the model says will be taken: who takes it, and what it then believes. */
export type Move = {
  readonly event: MatterEvent
  readonly needs?: (matter: Known) => boolean
  readonly go: (matter: Known) => Promise<string>
  readonly after?: (matter: Known) => void
}

export const at = (matter: Known) => ({ matterId: matter.id, version: matter.now.version })
export const has = (flag: string) => (matter: Known) => matter.flags.has(flag)
export const hasNot =
  (...flags: string[]) =>
  (matter: Known) =>
    flags.every((flag) => !matter.flags.has(flag))
export const set =
  (...flags: string[]) =>
  (matter: Known) =>
    flags.forEach((flag) => matter.flags.add(flag))
export const unset =
  (...flags: string[]) =>
  (matter: Known) =>
    flags.forEach((flag) => matter.flags.delete(flag))
export const leadPart = (matter: Known) => matter.now.lead_part ?? ''
/** Another round: nothing that was asked for in the last one waits. */
export const again = unset('extension asked')

export const isOver = (matter: Known) => endStates.includes(matter.state)
export const isOpen = (matter: Known) => (openStates as readonly string[]).includes(matter.state)
