import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { before, test } from 'node:test'
import { sql } from 'kysely'
import { SMTPServer } from 'smtp-server'
import { listUrgings, urge } from '#contract/chases.ts'
import { changeContact, endFeed, getContact, listReminders, makeFeed } from '#contract/contact.ts'
import { listNotices, readNotices } from '#contract/notices.ts'
import { civilDate } from '#domain/date.ts'
import { sendWaiting } from '#modules/outgoing/index.ts'
import { gatherDigests, remind } from '#modules/reminders/index.ts'
import { systemActor, transact } from '#platform/db.ts'
import { robotChannel } from '#platform/channels/robot.ts'
import { momentOn } from '#platform/moment.ts'
import { outsideFrom } from '../../src/commands/outside.ts'
import { deskOf } from '../../src/demo/desk.ts'
import { serverOf } from '../support/http.ts'
import { inProgress } from '../support/matter.ts'
import { refusalOf } from '../support/outcome.ts'
import { refusedFor } from '../support/refusals.ts'
import { makeWorld, whenDone, type World } from '../support/world.ts'

let world: World
let port = 0
let isRefusing = false
const mails: string[] = []
before(async () => {
  world = await makeWorld('2026-09-14')
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData: (stream, _session, done) => {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        if (!isRefusing) mails.push(Buffer.concat(parts).toString())
        done(isRefusing ? new Error('try again later') : null)
      })
    },
  })
  await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', resolve))
  port = (smtp.server.address() as AddressInfo).port
  whenDone(() => new Promise((resolve) => smtp.close(() => resolve())))
})
const outside = () =>
  outsideFrom({ LUOSHI_SMTP_URL: `smtp://127.0.0.1:${port}`, LUOSHI_MAIL_FROM: '落实 <noreply@lingnan.example>' })
const messageId = (mail: string | undefined) => /^Message-ID: (.*)$/im.exec(mail ?? '')?.[1]
const plain = { byRobot: false, quietFrom: 20, quietTo: 8 }

test('without an environment that names a way out nothing leaves the house, and a half-named one stops the start', () => {
  assert.deepEqual(outsideFrom({}), { channels: {}, address: null })
  assert.throws(() => outsideFrom({ LUOSHI_SMTP_URL: 'smtp://mail' }), /LUOSHI_MAIL_FROM/)
  assert.throws(
    () => outsideFrom({ LUOSHI_ROBOT_URL: 'http://r', LUOSHI_ROBOT_KIND: 'fax' }),
    /wecom, dingtalk, signed/,
  )
})

test('[B17] one mail a person and day for all they were told; a service that is down is asked again and repeats nothing', async () => {
  const app = { ...world.app, outside: outside() }
  const liaison = deskOf(app, world.person('liufang'))
  await assert.rejects(liaison(changeContact, { ...plain, byEmail: true }), refusedFor('email-missing'))
  await liaison(changeContact, { ...plain, byEmail: true, email: 'liufang@lingnan.example' })
  const contact = await liaison(getContact, {})
  assert.deepEqual([contact.open, contact.byEmail], [['email'], true])
  const first = await inProgress(world, { title: '邮件提醒之一', budget: { kind: 'fixed', on: '2026-10-15' } })
  await inProgress(world, { title: '邮件提醒之二', budget: { kind: 'fixed', on: '2026-10-15' } })
  const at = (hour: number, minute = 0) => momentOn(civilDate('2026-09-24'), hour, minute)
  assert.equal((await remind(app, at(9))).told, 2)
  assert.equal(await gatherDigests(app, at(9)), 2)
  assert.equal(await gatherDigests(app, at(10)), 0)
  isRefusing = true
  assert.deepEqual((await sendWaiting(app, at(9))).failed, 1)
  isRefusing = false
  assert.deepEqual((await sendWaiting(app, at(9))).sent, 0)
  assert.deepEqual((await sendWaiting(app, at(9, 2))).sent, 1)
  assert.deepEqual((await sendWaiting(app, at(12))).sent, 0)
  assert.equal(mails.length, 1)
  assert.match(messageId(mails[0]) ?? '', /^<[0-9a-f-]{36}@lingnan\.example>$/)

  // What was told, sent and read stands on the matter.
  const { items } = await liaison(listNotices, { unread: 'true' })
  const notice = items.find((each) => each.matterId === first.face.id && each.kind === 'reminder.before')
  await liaison(readNotices, { noticeIds: [notice?.id ?? ''] })
  const shown = await world.desk('limin')(listReminders, { matterId: first.face.id })
  assert.deepEqual(
    shown.items.map((each) => [each.rung, each.unitName, each.readers.map((one) => [one.name, one.readAt !== null])]),
    [[-10, '省教育厅', [['刘芳', true]]]],
  )
  assert.deepEqual(
    shown.sent.map((each) => [each.name, each.channel, each.state, each.attempts]),
    [['刘芳', 'email', 'sent', 2]],
  )
})

test('an urging goes out at once, waits through the quiet hours, and stays in the house for whoever wants nothing outside', async () => {
  world.setToday('2026-09-22', 21)
  const app = { ...world.app, outside: outside() }
  const { assignments } = await inProgress(world, { title: '夜间催办' })
  await deskOf(app, world.person('limin'))(urge, { assignmentIds: [assignments[0]?.id ?? ''], said: '请抓紧' })
  assert.equal((await world.desk('huangweimin')(listUrgings, {})).items[0]?.matterTitle, '夜间催办')
  const before = mails.length
  assert.equal((await sendWaiting(app, momentOn(civilDate('2026-09-22'), 22))).held, 1)
  assert.equal((await sendWaiting(app, momentOn(civilDate('2026-09-23'), 7))).sent, 0)
  assert.equal((await sendWaiting(app, momentOn(civilDate('2026-09-23'), 8))).sent, 1)
  assert.equal(mails.length, before + 1)
})

test('robots are spoken to in their own form, signed, and their refusal inside a 200 is one', async () => {
  const heard: { url: string; body: string; headers: Record<string, unknown> }[] = []
  let answer = '{"errcode":0}'
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (part) => (body += String(part)))
    request.on('end', () => {
      heard.push({ url: request.url ?? '', body, headers: request.headers })
      response.end(answer)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  whenDone(() => new Promise((resolve) => server.close(() => resolve())))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/robot/send?access_token=T`
  const message = { id: 'm-1', address: '13800000000', subject: '【催办】学位建设', body: '请抓紧' }
  const at = 1_790_000_000_000
  const say = (kind: 'wecom' | 'dingtalk' | 'signed') => robotChannel({ kind, url, secret: 'S' }, () => at)(message)
  await say('wecom')
  assert.deepEqual(JSON.parse(heard[0]?.body ?? ''), {
    msgtype: 'text',
    text: { content: '【催办】学位建设\n请抓紧', mentioned_mobile_list: ['13800000000'] },
  })
  await say('dingtalk')
  const sign = createHmac('sha256', 'S').update(`${at}\nS`).digest('base64')
  assert.equal(new URL(heard[1]?.url ?? '', url).searchParams.get('sign'), sign)
  assert.equal(JSON.parse(heard[1]?.body ?? '').markdown.title, '【催办】学位建设')
  await say('signed')
  const own = createHmac('sha256', 'S').update(`${at}.${heard[2]?.body}`).digest('hex')
  assert.equal(heard[2]?.headers['x-luoshi-signature'], `sha256=${own}`)
  answer = '{"errcode":93000,"errmsg":"invalid webhook url"}'
  await assert.rejects(say('wecom'), /93000/)
})

test('a calendar feed shows the days its owner is held to, under today’s rights, until it is ended', async () => {
  world.setToday('2026-09-14')
  const server = serverOf(world.app)
  const liaison = world.desk('linna')
  const { path } = await liaison(makeFeed, {})
  await inProgress(
    world,
    { title: '订阅的时限', budget: { kind: 'fixed', on: '2026-11-30' }, leadOrganizationId: world.org('haizhou') },
    'linna',
  )
  const answer = await server.request(path)
  const file = await answer.text()
  assert.match(answer.headers.get('content-type') ?? '', /^text\/calendar/)
  assert.match(file, /DTSTART;VALUE=DATE:20261130/)
  assert.match(file, /SUMMARY:【时限】订阅的时限/)
  assert.ok(!file.includes('邮件提醒'))
  const again = await liaison(makeFeed, {})
  assert.equal((await server.request(path)).status, 404)
  assert.equal((await server.request(again.path)).status, 200)
  await liaison(endFeed, {})
  assert.equal((await server.request(again.path)).status, 404)
  assert.equal((await server.request(`/calendar/${'x'.repeat(32)}.ics`)).status, 404)
})

test('what leaves the house is in the language that its reader has chosen, side by side with the others', async () => {
  world.setToday('2026-10-09')
  const app = { ...world.app, outside: outside() }
  const reached = { ...plain, byEmail: true }
  const [english, chinese] = [deskOf(app, world.person('wujing')), deskOf(app, world.person('xupeng'))]
  await english(changeContact, { ...reached, email: 'wujing@lingnan.example', language: 'en' })
  await chinese(changeContact, { ...reached, email: 'xupeng@lingnan.example' })
  // Whoever changes something else keeps the language.
  await english(changeContact, { byEmail: true, byRobot: false, email: 'wujing@lingnan.example' })
  const half = { byEmail: false, byRobot: false, quietFrom: 22 }
  assert.equal((await refusalOf(english(changeContact, half))).field, 'quietTo')
  assert.deepEqual([(await english(getContact, {})).language, (await chinese(getContact, {})).language], ['en', 'zh'])
  const assignmentIds: string[] = []
  for (const [unit, liaison] of [
    ['czt', 'wujing'],
    ['zjt', 'xupeng'],
  ] as const) {
    const leadOrganizationId = world.org(unit)
    const view = await inProgress(
      world,
      { title: '两种语言', leadOrganizationId, budget: { kind: 'fixed', on: '2026-10-15' } },
      liaison,
    )
    assignmentIds.push(view.assignments[0]?.id ?? '')
  }
  await deskOf(app, world.person('limin'))(urge, { assignmentIds, said: '请抓紧办理' })
  const at = momentOn(civilDate('2026-10-12'), 9)
  await remind(app, at)
  await gatherDigests(app, at)
  const { rows } = await transact(world.app.database.db, { actor: systemActor('test'), today: at.today }, (tx) =>
    sql<{
      said: string
      body: string
    }>`select a.login || ' ' || o.kind || ' ' || o.subject as said, o.body from outgoing o
      join account a on a.id = o.account_id where o.made_at >= '2026-10-09' and a.login in ('wujing', 'xupeng')
      order by said`.execute(tx),
  )
  assert.deepEqual(
    rows.map((row) => row.said),
    [
      'wujing digest [Luoshi] 2026-10-12: 1 matter',
      'wujing urging [Urged] 两种语言',
      'xupeng digest 【督办提醒】10月12日 1项',
      'xupeng urging 【催办】两种语言',
    ],
  )
  assert.match(rows[0]?.body ?? '', /^· 3 working days left　.*两种语言　due 2026-10-15\n/)
  assert.match(rows[2]?.body ?? '', /^· 剩余3个工作日　.*两种语言　时限 2026-10-15\n/)
  assert.equal(rows[1]?.body.split('\n')[0], '李敏: 请抓紧办理')
  const server = serverOf(world.app)
  const file = async (desk: typeof english) => (await server.request((await desk(makeFeed, {})).path)).text()
  assert.match(await file(english), /SUMMARY:\[Due\] 两种语言/)
  assert.match(await file(chinese), /SUMMARY:【时限】两种语言/)
})
