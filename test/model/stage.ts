import assert from 'node:assert/strict'
import { createAccount, grantAppointment } from '#contract/accounts.ts'
import { draftChild, draftMatter, getMatter } from '#contract/matters.ts'
import type { InputOf, Operation, OutputOf } from '#contract/operation.ts'
import { createOrganization } from '#contract/organizations.ts'
import { changeSetting } from '#contract/settings.ts'
import { addInstruction } from '#contract/sources.ts'
import { addDays, civilDate } from '#domain/date.ts'
import type { Actor } from '#domain/permissions.ts'
import { loadActor } from '#platform/actor.ts'
import type { Call } from '#platform/endpoint.ts'
import { found } from '#platform/errors.ts'
import type { Random } from '../../src/demo/random.ts'
import { endpoints } from '../../src/endpoints.ts'
import { outcomeOf, withActor } from '../kernel/raw.ts'
import { aSource } from '../support/matter.ts'
import { makeWorld, type World } from '../support/world.ts'
import { look, type Known, type Unit } from './known.ts'

export const liaisons: Readonly<Record<Unit, string>> = { jyt: 'liufang', czt: 'wujing', yunshan: 'hexin' }
export const principals: Readonly<Record<Unit, string>> = { jyt: 'huangweimin', czt: 'zhengzhong', yunshan: 'tangyuan' }

type View = OutputOf<typeof getMatter>
const isView = (answer: unknown): answer is View => typeof answer === 'object' && answer !== null && 'face' in answer

const content = {
  title: '新增公办学位3000个',
  target: '新增公办学位3000个',
  workContent: '新建、改扩建公办学校',
  requirement: '按时报送办理结果',
}
type Drafted = Partial<InputOf<typeof draftMatter>>

/** A government whose people hold the double posts that some guards are about, and a clock in the test's hand. */
export const setStage = async (random: Random) => {
  const world = await makeWorld('2026-03-02')
  let day = civilDate('2026-03-02')
  const extra = new Map<string, string>()
  const accountOf = (login: string) => extra.get(login) ?? world.person(login)
  let commands = 0
  // Nobody's posts change once the stage is set, so each person is looked up once.
  const actors = new Map<string, Actor>()
  const actorOf = async (login: string): Promise<Actor> => {
    const known =
      actors.get(login) ?? found(await withActor(world.app, accountOf(login), (tx) => loadActor(tx, accountOf(login))))
    actors.set(login, known)
    return known
  }
  const run = async (login: string, operation: Operation, input: unknown, more: Partial<Call> = {}) => {
    const endpoint = found(endpoints.find((each) => each.operation.id === operation.id))
    if (operation.method !== 'GET') commands += 1
    const actor = await actorOf(login)
    return endpoint.call(world.app, { actor, input, language: 'zh', client: 'model', moment: world.app.now(), ...more })
  }
  const desk =
    (login: string) =>
    async <T extends Operation>(operation: T, input: InputOf<T>): Promise<OutputOf<T>> =>
      (await run(login, operation, input)) as OutputOf<T>
  const appoint = async (
    login: string,
    posts: readonly (readonly [string, 'liaison' | 'principal' | 'inspector'])[],
  ) => {
    const { account } = await world.desk('xitong')(createAccount, { name: login, login })
    let { version } = account
    for (const [at, role] of posts)
      ({ version } = await world.desk('anquan')(grantAppointment, {
        accountId: account.id,
        version,
        organizationId: world.org(at),
        role,
      }))
    extra.set(login, account.id)
  }
  await appoint('body.principal', [['inspectionBody', 'principal']])
  await appoint('both.sides', [
    ['inspectionBody', 'inspector'],
    ['jyt', 'liaison'],
    ['czt', 'liaison'],
    ['yunshan', 'liaison'],
  ])
  // Every extension is above the cap, so that the office's refusal and the leader's grant are both met.
  await desk('zhouguoping')(changeSetting, { key: 'extension.most', value: '0' })
  // The walk hands down and cuts days at any hour; too short a notice is no guard of the table.
  await desk('zhouguoping')(changeSetting, { key: 'notice.least-hours', value: '0' })
  const { id: unitWithoutPrincipal } = await desk('xitong')(createOrganization, {
    parentId: world.org('government'),
    kind: 'department',
    name: '省新设机构',
  })
  const { id: township } = await desk('xitong')(createOrganization, {
    parentId: world.org('yunshan'),
    kind: 'township',
    name: '青石镇人民政府',
  })
  const { account: head } = await desk('xitong')(createAccount, { name: '青石镇镇长', login: 'township.principal' })
  await desk('anquan')(grantAppointment, {
    accountId: head.id,
    version: head.version,
    organizationId: township,
    role: 'principal',
  })
  const plain = await aSource(world)
  const instructed = await aSource(world, { kind: 'leader_instruction' })
  /** A source of its own whose leader waits for the answer. */
  const awaited = async () => {
    const sourceId = await aSource(world, { kind: 'leader_instruction' })
    await desk('limin')(addInstruction, {
      sourceId,
      version: 1,
      leaderId: world.person('wanghaifeng'),
      leaderName: '王海峰',
      leaderPost: '副省长',
      instructedOn: day,
      text: '请抓紧落实',
      answerRequired: true,
    })
    return sourceId
  }
  const lookAt = (id: string) => look(world.app.database.db, day, id)
  const known = async (id: string, sourceId: string, more: Partial<Known> = {}): Promise<Known> => {
    const now = await lookAt(id)
    return {
      id,
      sourceId,
      waitsForReading: false,
      isChild: false,
      state: 'draft',
      now,
      before: now,
      lead: 'jyt',
      deliveredOn: null,
      flags: new Set(),
      ...more,
    }
  }
  const refresh = async (matter: Known) => {
    matter.before = matter.now
    matter.now = await lookAt(matter.id)
  }
  const later = (days: number) => addDays(day, days)
  const drafted = () => ({ ...content, budget: { kind: 'fixed' as const, on: later(90) } })
  return {
    world,
    random,
    desk,
    accountOf,
    refresh,
    later,
    today: () => day,
    pass: (days: number) => {
      day = addDays(day, days)
      world.setToday(day)
    },
    unitWithoutPrincipal,
    township,
    instructed,
    known,
    drafted,
    draft: async (given: Drafted = {}, { by = 'limin', isAwaited = false, isPlain = false } = {}): Promise<Known> => {
      const sourceId = isAwaited ? await awaited() : isPlain ? plain : instructed
      const view = await desk(by)(draftMatter, {
        ...drafted(),
        leadOrganizationId: world.org('jyt'),
        ...given,
        sourceId,
      })
      return known(view.face.id, sourceId, { waitsForReading: isAwaited })
    },
    child: async (of: Known, days: number, under = world.org('yunshan')): Promise<Known> => {
      const view = await desk('liufang')(draftChild, {
        ...content,
        budget: { kind: 'fixed', on: later(days) },
        leadOrganizationId: under,
        assignmentId: of.now.lead_part ?? '',
        mandatory: true,
      })
      // Handing down is written on the assignment above it.
      await refresh(of)
      return known(view.face.id, of.sourceId, { isChild: true, lead: 'yunshan' })
    },
    commands: () => commands,
    /** One command, and the rows as they are then; the answer is made, and held against them, now and then. */
    call: async <T extends Operation>(matter: Known, login: string, operation: T, input: InputOf<T>) => {
      const isAnswered = random.chance(0.1)
      let answer: unknown
      const { code } = await outcomeOf(
        run(login, operation, input, { isUnanswered: !isAnswered }).then((given) => void (answer = given)),
      )
      await refresh(matter)
      if (isAnswered && isView(answer) && answer.face.id === matter.id) {
        const { state, version, due, light } = answer.face
        const { now } = matter
        assert.deepEqual([state, version, due, light], [now.state, now.version, now.due, now.light], operation.id)
      }
      return code
    },
  }
}
export type Stage = Awaited<ReturnType<typeof setStage>> & { readonly world: World }
