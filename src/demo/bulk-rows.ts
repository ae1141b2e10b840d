import { addDays, type CivilDate } from '#domain/date.ts'
import { searchTokens } from '#domain/search.ts'
import { newId } from '#platform/id.ts'
import { momentOn } from '#platform/moment.ts'
import type { Days } from './days.ts'
import type { Government, Person } from './people.ts'
import type { Province } from './province.ts'
import type { Random } from './random.ts'
import { wordingOf, type Topics, type Words } from './texts.ts'

export type Ground = {
  readonly random: Random
  readonly days: Days
  readonly today: CivilDate
  readonly province: Province
  readonly government: Government
  readonly topics: Topics
  readonly words: Words
}
export type Source = { readonly id: string; readonly kind: string; readonly title: string; readonly level: number }
export type Order = { readonly id: string; readonly number: string }

type Row = Readonly<Record<string, unknown>>
/** The rows of one matter, by table. */
export type Rows = Readonly<Record<BulkTable, readonly Row[]>> & { readonly tokens: readonly string[] }
export const bulkTables = [
  'matter',
  'matter_content',
  'matter_source',
  'assignment',
  'clock',
  'clock_event',
  'report',
  'review',
] as const
export type BulkTable = (typeof bulkTables)[number]

const openStates = [
  'dispatched',
  'in_progress',
  'in_progress',
  'in_progress',
  'in_progress',
  'reported',
  'under_review',
  'accepted',
]
const endedStates = ['completed', 'archived', 'archived', 'archived', 'cancelled']
const unitStates: Readonly<Record<string, string>> = { dispatched: 'sent' }

const personAt = (government: Government, organization: string, role: string): Person => {
  const found = [...government.people.values()].find((each) => each.at === organization && each.role === role)
  if (!found) throw new Error(`demo: ${organization} has no ${role}`)
  return found
}
const people = new WeakMap<Government, Map<string, Person>>()
const liaisonAt = (government: Government, organization: string): Person => {
  const known = people.get(government) ?? new Map<string, Person>()
  people.set(government, known)
  const person = known.get(organization) ?? personAt(government, organization, 'liaison')
  known.set(organization, person)
  return person
}

/** A limit counted from a past day: exact where it lies behind today, estimated at five days a week where ahead. */
const dueOn = ({ days, today }: Ground, issuedAgo: number, length: number): CivilDate =>
  issuedAgo >= length ? days.on(issuedAgo - length) : addDays(today, Math.ceil(((length - issuedAgo) * 7) / 5))

export type Place = {
  readonly source: Source
  readonly order: Order
  readonly row: number
  readonly writtenAgo: number
  readonly at: string
}

/** One matter with everything that hangs on it, as it would stand `writtenAgo` working days before today. */
export const matterRows = (ground: Ground, { source, order, row, writtenAgo, at }: Place): Rows => {
  const { random, province, government, topics, words, days } = ground
  const org = (key: string) => government.organizations.get(key) ?? ''
  const city = random.chance(0.45) ? random.pick(province.cities) : null
  const topic = random.pick(city ? topics.cities : topics.departments)
  const wording = wordingOf(random, topic, words, city?.short)
  const leadKey = city?.key ?? topic.at ?? 'fgw'
  const others = random
    .some(province.departments.slice(0, 30), random.pick([0, 0, 1, 1, 2]))
    .filter((each) => each.key !== leadKey)
  const length = random.pick([15, 20, 30, 30, 45, 60, 90, 120])
  const issuedAgo = writtenAgo + random.from(2, 60)
  const due = dueOn(ground, issuedAgo, length)
  const isOpen = random.chance(writtenAgo < 30 ? 0.4 : 0.02) && (issuedAgo <= length || random.chance(0.15))
  const state = random.pick(isOpen ? openStates : endedStates)
  const isDone = state === 'completed' || state === 'archived'
  const hasHandedIn = isDone || ['reported', 'under_review', 'accepted'].includes(state)
  const issued = days.on(issuedAgo)
  const handedIn = days.on(Math.max(writtenAgo + 1, issuedAgo - Math.floor(length * 0.7)))
  const ended = days.on(writtenAgo)
  const dispatchedAt = momentOn(issued, 10).at
  const [id, inspector] = [newId(), government.people.get(random.pick(['limin', 'chenzhiyuan', 'wupeiran']))]
  const number = `${order.number}-${String(row).padStart(2, '0')}`
  const liaison = liaisonAt(government, leadKey)
  const units = [leadKey, ...others.map((each) => each.key)].map((key, i) => ({
    id: newId(),
    matter_id: id,
    organization_id: org(key),
    part: i === 0 ? 'coordinating_lead' : i === 1 && random.chance(0.2) ? 'joint_lead' : 'supporting',
    state: unitStates[state] ?? 'acknowledged',
    valid_from: dispatchedAt,
    delivered_on: issued,
    delivery: 'online',
    acknowledged_at: state === 'dispatched' ? null : momentOn(issued, 15).at,
    acknowledged_by: state === 'dispatched' ? null : liaisonAt(government, key).accountId,
    responsible_person: state === 'dispatched' ? null : liaisonAt(government, key).name,
  }))
  const report = (kind: 'progress' | 'completion', on: CivilDate, part: number) => ({
    id: newId(),
    matter_id: id,
    assignment_id: units[0]?.id,
    organization_id: org(leadKey),
    kind,
    cycle: 1,
    progress: kind === 'completion' ? wording.outcome : wording.progress(part).progress,
    difficulty: kind === 'completion' ? null : wording.progress(part).difficulty,
    next_step: kind === 'completion' ? null : wording.progress(part).nextStep,
    outcome: kind === 'completion' ? wording.outcome : null,
    actual: kind === 'completion' ? wording.actual : null,
    reported_by: liaison.accountId,
    reported_at: momentOn(on, 16).at,
    reported_on: on,
    state: kind === 'completion' && isDone ? 'accepted' : 'submitted',
  })
  const progressed = days.on(Math.max(writtenAgo + 1, issuedAgo - Math.floor(length * 0.4)))
  const completion = hasHandedIn ? [report('completion', handedIn, 1)] : []
  const reports = [...(state === 'dispatched' ? [] : [report('progress', progressed, 0.4)]), ...completion]
  return {
    tokens: searchTokens(`${wording.title} ${number}`),
    matter: [
      {
        id,
        government_id: org('government'),
        supervisor_org: org('inspectionBody'),
        title: wording.title,
        kind: 'one_off',
        state,
        depth: 0,
        cycle: 1,
        mandatory: true,
        origin_level: source.level,
        source_kind: source.kind,
        urgency: 'normal',
        order_id: order.id,
        order_row: row,
        number,
        lead_org: org(leadKey),
        due,
        due_provisional: false,
        original_due: due,
        warn_from: addDays(due, -7),
        stopped: false,
        drafted_by: inspector?.accountId,
        drafted_on: issued,
        needs_check: false,
        dispatched_at: dispatchedAt,
        handed_in_on: hasHandedIn ? handedIn : null,
        completed_on: isDone ? ended : null,
        archived_on: state === 'archived' ? ended : null,
        version: 1,
        changed_at: at,
      },
    ],
    matter_content: [
      {
        matter_id: id,
        target: wording.target,
        work_content: wording.content,
        requirement: wording.requirement,
        outcome: isDone ? wording.outcome : null,
        actual: isDone ? wording.actual : null,
        lateness: [],
      },
    ],
    matter_source: [{ matter_id: id, source_id: source.id, source_title: source.title }],
    assignment: units,
    clock: [{ matter_id: id, budget: 'fixed', amount: null, fixed_on: due, basis: 'explicit' }],
    clock_event: [{ id: newId(), matter_id: id, no: 1, kind: 'start', on_date: issued }],
    report: reports,
    review: isDone
      ? [
          {
            id: newId(),
            matter_id: id,
            report_id: completion[0]?.id,
            cycle: 1,
            result: 'accepted',
            reviewer_id: inspector?.accountId,
            criteria: [],
            timely: true,
            complete: true,
            adequate: true,
            verification: random.pick(words.verifications),
            reviewed_at: momentOn(ended, 15).at,
            reviewed_on: ended,
          },
        ]
      : [],
  }
}
