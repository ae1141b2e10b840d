import { guards, type StepFacts } from './matter-guards.ts'
import type { MatterState } from './matter-states.ts'
import { transitions, type MatterEvent, type Transition } from './matter-transitions.ts'
import { refuse, type Refusal } from './refusal.ts'

export { endStates, matterStates, openStates, type MatterState } from './matter-states.ts'
export { transitions, type MatterEvent, type Transition } from './matter-transitions.ts'

const table: readonly Transition[] = transitions

/** The transition of the table that an event makes from a state. */
export const transitionOf = (event: MatterEvent, state: MatterState): Transition | undefined =>
  table.find((each) => each.event === event && each.from.includes(state))

/**
 * Takes a matter one step: the state it goes to, or the first reason why not. Transitions happen only by the events
 * named in the table (C10).
 */
export const stepMatter = (event: MatterEvent, facts: StepFacts): MatterState | Refusal => {
  const { state } = facts.matter
  const transition = transitionOf(event, state)
  if (!transition) return refuse('wrong-state', { params: { state, event } })
  for (const guard of transition.guards) {
    const refusal = guards[guard](facts)
    if (refusal) return refusal
  }
  return transition.to === 'stays' ? state : transition.to
}

/** Actions that the state allows, before anybody asks who may take them. */
export const actionsIn = (state: MatterState): ReadonlySet<string> =>
  new Set(table.filter((each) => each.from.includes(state)).map((each) => each.event))
