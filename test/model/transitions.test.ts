import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { guards, type GuardName } from '#domain/matter-guards.ts'
import { transitionOf, transitions, type MatterEvent, type MatterState, type Transition } from '#domain/matter.ts'
import { randomFrom } from '../../src/demo/random.ts'
import { drawSeed, sized } from '../support/soak.ts'
import { hold, sweep } from './invariants.ts'
import { type Move } from './flags.ts'
import { movesAside } from './moves-aside.ts'
import { movesOnLine } from './moves-on-line.ts'
import type { Known } from './known.ts'
import { sentToday } from './sent.ts'
import { setStage, type Stage } from './stage.ts'
import { heldBefore, inPosition, trialKit, type Trial } from './trial-kit.ts'
import { trialsOfHandingDown } from './trials-of-handing-down.ts'
import { trialsOfHandling } from './trials-of-handling.ts'

/** Each transition is taken, and each guard refuses, at least so often. */
const enough = 20
const table: readonly Transition[] = transitions
/** Made by importing a ledger, which has a test of its own. */
const byImport: ReadonlySet<string> = new Set(['matter.taken_over', 'matter.taken_over_done'])

const nameOf = (transition: Transition) =>
  `${transition.event} from ${transition.from.length > 4 ? 'open' : transition.from.join('/')}`
const accepted = new Map<string, number>()
const refused = new Map<GuardName, number>()

let stage: Stage
let moves: readonly Move[]
let trials: readonly Trial[]
let sent: () => Promise<Known>
const pool: Known[] = []
const seed = drawSeed('model of transitions')

const isPossible = (move: Move, matter: Known) =>
  !matter.flags.has('pinned') && transitionOf(move.event, matter.state) !== undefined && (move.needs?.(matter) ?? true)

const count = (event: MatterEvent, state: MatterState) => {
  const transition = transitionOf(event, state)
  if (transition) accepted.set(nameOf(transition), (accepted.get(nameOf(transition)) ?? 0) + 1)
}

const make = async (move: Move, matter: Known): Promise<void> => {
  const from = matter.state
  const transition = transitionOf(move.event, from)
  const code = await move.go(matter)
  assert.equal(code, 'done', `${move.event} from ${from}, ${[...matter.flags].join(', ')}, seed ${seed}`)
  count(move.event, from)
  if (transition && transition.to !== 'stays') matter.state = transition.to
  // Nobody asked to read it: accepted and completed are one command.
  if (move.event === 'matter.accepted' && (!matter.waitsForReading || matter.flags.has('read'))) {
    count('matter.completed', 'accepted')
    matter.state = 'completed'
  }
  move.after?.(matter)
  hold(matter, move.event, 'taken')
}

/** The main line, as far as a state. */
const line: Readonly<Partial<Record<MatterState, MatterEvent>>> = {
  draft: 'matter.submitted',
  proposed: 'matter.approved',
  established: 'matter.dispatched',
  dispatched: 'matter.acknowledged',
  in_progress: 'matter.reported',
  reported: 'matter.taken',
  under_review: 'matter.accepted',
  accepted: 'matter.completed',
}
const aside: Readonly<Partial<Record<MatterState, MatterEvent>>> = {
  suspended: 'matter.suspended',
  long_term: 'matter.set_long_term',
}

const reach = async (matter: Known, state: MatterState): Promise<Known> => {
  if (!pool.includes(matter)) pool.push(matter)
  for (let i = 0; matter.state !== state && i < 20; i += 1) {
    const event = (matter.state === 'in_progress' ? aside[state] : undefined) ?? line[matter.state]
    const move = moves.find((each) => each.event === event && isPossible(each, matter))
    assert.ok(move, `no way from ${matter.state} to ${state}: ${[...matter.flags].join(', ')}`)
    await make(move, matter)
  }
  return matter
}

before(async () => {
  stage = await setStage(randomFrom(seed))
  moves = [...movesOnLine(stage), ...movesAside(stage)]
  sent = sentToday(stage, count)
  const kit = trialKit(stage, reach, sent)
  trials = [...trialsOfHandingDown(stage, kit, reach), ...trialsOfHandling(stage, kit, reach)]
})

type Goal = { readonly done: number; readonly go: () => Promise<void> }

const moveGoal = (transition: Transition): Goal => ({
  done: accepted.get(nameOf(transition)) ?? 0,
  go: async () => {
    const fitting = moves.filter((move) => move.event === transition.event)
    const candidates = pool.filter(
      (matter) => transition.from.includes(matter.state) && fitting.some((move) => isPossible(move, matter)),
    )
    const matter =
      candidates.length > 0 && stage.random.chance(0.97)
        ? stage.random.pick(candidates)
        : await prepared(transition, fitting)
    const move = stage.random.pick(fitting.filter((each) => isPossible(each, matter)))
    if (move) await make(move, matter)
  },
})

const step = async (event: MatterEvent, matter: Known): Promise<void> => {
  const move = moves.find((each) => each.event === event && isPossible(each, matter))
  assert.ok(move, `${event} is not possible in ${matter.state}: ${[...matter.flags].join(', ')}`)
  await make(move, matter)
}

/** Events that have to come before, where a state alone is not enough. */
const preludes: Readonly<Record<string, readonly MatterEvent[]>> = {
  'matter.dispute_rejected': ['matter.disputed'],
  'matter.dispute_upheld': ['matter.disputed'],
  'matter.dispute_appealed': ['matter.disputed', 'matter.dispute_rejected'],
  'matter.extension_granted': ['matter.extension_asked'],
  'matter.extension_refused': ['matter.extension_asked'],
}
const startOf: Readonly<Record<string, MatterState>> = {
  'matter.recalled_to_draft': 'dispatched',
  'matter.cleared': 'completed',
}

const prepared = async (transition: Transition, fitting: readonly Move[]): Promise<Known> => {
  const isRecalled = transition.event === 'matter.recalled_to_draft'
  const isDispute = transition.event.startsWith('matter.dispute')
  const target =
    startOf[transition.event] ??
    (isDispute || transition.event.startsWith('matter.extension') ? 'in_progress' : stage.random.pick(transition.from))
  const isAwaited = transition.from.includes('accepted')
  const isBefore = ['draft', 'proposed', 'established'].includes(target)
  const matter = isBefore || isAwaited || isRecalled ? await stage.draft({}, { isAwaited }) : await sent()
  pool.push(matter)
  if (isRecalled) {
    await make(moves.find((each) => each.event === 'matter.handed_down') as Move, matter)
    return matter
  }
  if (target === 'cleared' || target === 'archived') {
    await reach(matter, 'completed')
    if (target === 'cleared') {
      await make(moves.find((each) => each.event === 'matter.listed') as Move, matter)
      await make(moves.find((each) => each.event === 'matter.cleared') as Move, matter)
    } else await make(moves.find((each) => each.event === 'matter.archived') as Move, matter)
  } else await reach(matter, target)
  if (transition.event === 'matter.cleared')
    await make(moves.find((each) => each.event === 'matter.listed') as Move, matter)
  for (const event of preludes[transition.event] ?? []) {
    const move = moves.find((each) => each.event === event && isPossible(each, matter))
    if (move) await make(move, matter)
  }
  assert.ok(
    fitting.some((move) => isPossible(move, matter)),
    `${nameOf(transition)}: not prepared, ${matter.state}`,
  )
  return matter
}

/** Events that bring a matter into the position of a trial, where its state alone is not enough. */
const leadTo: Readonly<Partial<Record<GuardName, readonly MatterEvent[]>>> = {
  onceAUnit: ['matter.disputed', 'matter.dispute_rejected'],
  disputeOpen: ['matter.disputed', 'matter.dispute_rejected'],
  appealableOnce: ['matter.disputed'],
  noExtensionPending: ['matter.extension_asked'],
  withinExtensionCap: ['matter.extension_asked'],
  notListedYet: ['matter.listed'],
  clearedByAnother: ['matter.listed'],
  clearedIfListed: ['matter.listed'],
}

const positioned = async (trial: Trial): Promise<Known> => {
  if (trial.make) return trial.make()
  const target = trial.in === 'open' ? 'in_progress' : (trial.in.at(-1) as MatterState)
  const isBefore = trial.guard === 'packageComplete' || ['draft', 'proposed', 'established'].includes(target)
  const matter = isBefore ? await stage.draft() : await sent()
  pool.push(matter)
  if (trial.guard === 'packageComplete') await step('matter.handed_down', matter)
  await reach(matter, target)
  for (const event of leadTo[trial.guard] ?? []) await step(event, matter)
  assert.ok(
    inPosition(trial, matter),
    `${trial.guard}: not in position, ${matter.state} ${[...matter.flags].join(', ')}`,
  )
  return matter
}

const trialGoal = (trial: Trial): Goal => ({
  done: refused.get(trial.guard) ?? 0,
  go: async () => {
    const candidates = pool.filter((matter) => inPosition(trial, matter))
    const matter = candidates.length > 0 ? stage.random.pick(candidates) : await positioned(trial)
    if (!pool.includes(matter)) pool.push(matter)
    const code = await trial.go(matter)
    assert.equal(code, trial.code, `${trial.guard} in ${matter.state}, ${[...matter.flags].join(', ')}, seed ${seed}`)
    refused.set(trial.guard, (refused.get(trial.guard) ?? 0) + 1)
    hold(matter, trial.guard, 'refused')
  },
})

const goals = (): Goal[] => [
  ...table.filter((each) => !byImport.has(each.event)).map(moveGoal),
  ...trials.map(trialGoal),
]

/** Looks over everything each so many commands. */
const sweepEach = 500

const tally = (what: string, of: ReadonlyMap<string, number>) =>
  console.log(
    `  ${what}: ${[...of]
      .toSorted(([, a], [, b]) => a - b)
      .map(([name, n]) => `${name.replace('matter.', '')} ${n}`)
      .join(', ')}`,
  )

test('[C10] [C14] [C03] every transition is taken and every guard refuses, and the invariants hold', async () => {
  const atLeast = sized(100_000, 2_000)
  const started = performance.now()
  let swept = 0
  while (stage.commands() < atLeast || goals().some((goal) => goal.done < enough)) {
    const open = goals()
    const least = Math.min(...open.map((goal) => goal.done))
    const behind = open.filter((goal) => goal.done <= least + 2)
    await stage.random.pick(behind).go()
    if (pool.length > 80) pool.splice(stage.random.below(20), 1)
    if (stage.commands() - swept < sweepEach) continue
    swept = stage.commands()
    await sweep(stage.world.app.database.db, stage.today(), pool)
  }
  await sweep(stage.world.app.database.db, stage.today(), pool)
  const guardsMet = new Set<GuardName>(trials.map((trial) => trial.guard))
  const unmet = (Object.keys(guards) as GuardName[]).filter((name) => !guardsMet.has(name) && !heldBefore[name])
  assert.deepEqual(unmet, [], 'a guard that no trial runs into')
  const seconds = (performance.now() - started) / 1000
  console.log(
    `  ${stage.commands()} commands in ${seconds.toFixed(0)} s, ${accepted.size} transitions taken at least ${Math.min(...accepted.values())} times, ${refused.size} guards refusing at least ${Math.min(...refused.values())} times`,
  )
  tally('taken', accepted)
  tally('refused', refused)
})
