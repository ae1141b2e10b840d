import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { decideHint, getAssistantOnSource } from '#contract/assistant.ts'
import { compareSource, correctSource } from '#contract/corrections.ts'
import { getCoverage } from '#contract/coverage.ts'
import { acceptMany, acceptProposal, dismissProposal, finishScreening, getSource } from '#contract/sources.ts'
import { recordConnection } from '#modules/assistant/index.ts'
import { saying } from '../support/an-assistant.ts'
import { assistedOffice, assistedText, goodAnswer, missedByTheRules } from '../support/assisted-office.ts'
import { refusalOf } from '../support/outcome.ts'

let office: Awaited<ReturnType<typeof assistedOffice>>
before(async () => {
  office = await assistedOffice()
  await recordConnection(office.withAssistant())
  await office.switchTo('true')
})

test('what the document bears out becomes marked lines, the rest is dropped and counted, and asking again adds nothing', async () => {
  const sourceId = await office.register()
  const before = await office.inspector(getSource, { sourceId })
  office.service.behave = saying(`好的：\n\`\`\`json\n${JSON.stringify(goodAnswer)}\n\`\`\``)
  const shown = await office.answered(sourceId)
  const { request } = shown
  assert.deepEqual(
    [request?.state, request?.tasks, request?.hints, request?.ungrounded, request?.known],
    ['done', 1, 1, 4, 1],
  )
  const source = await office.inspector(getSource, { sourceId })
  const suggested = source.proposals.filter((each) => each.origin === 'assistant')
  assert.equal(source.proposals.length, before.proposals.length + 1)
  assert.deepEqual(
    suggested.map((each) => [each.text, each.lead, each.support, each.deadline?.date, each.state]),
    [[missedByTheRules, ['省发展改革委'], ['省财政厅'], '2027-06-30', 'open']],
  )
  assert.deepEqual(suggested[0]?.leadIds, [office.world.org('fgw')])
  // Counted nowhere: not on the register, not in coverage, not when screening ends.
  assert.deepEqual([source.row.proposals, source.row.undecided], [before.row.proposals, before.row.undecided])
  assert.deepEqual(source.coverage, before.coverage)
  assert.equal(source.row.version, before.row.version)
  const uncovered = (await office.inspector(getCoverage, {})).uncovered.find((each) => each.id === sourceId)
  assert.equal(uncovered?.undecided, before.row.undecided)
  const again = await office.answered(sourceId)
  assert.deepEqual([again.request?.tasks, again.request?.hints, again.request?.known], [0, 0, 3])
  const sent = office.service.heard.at(-1)?.body ?? ''
  assert.ok(sent.includes('新增公办学位3000个') && !sent.includes('督查室李敏'))
})

test('a suggestion is accepted by itself, never in bulk; dismissed it is not suggested again; screening does not wait for it', async () => {
  const sourceId = await office.register()
  office.service.behave = saying(JSON.stringify(goodAnswer))
  await office.answered(sourceId)
  const source = await office.inspector(getSource, { sourceId })
  const suggested = source.proposals.find((each) => each.origin === 'assistant')
  assert.ok(suggested)
  const fields = {
    title: '形成营商环境首期报告',
    target: suggested.text,
    workContent: suggested.text,
    requirement: '按时报送',
    budget: { kind: 'fixed' as const, on: '2027-06-30' },
    leadOrganizationId: office.world.org('fgw'),
  }
  const { version } = source.row
  const items = source.proposals.map((each) => ({ proposalId: each.id, ...fields }))
  assert.equal(
    (await refusalOf(office.inspector(acceptMany, { sourceId, version, items }))).code,
    'assistant-one-by-one',
  )
  await office.inspector(acceptMany, {
    sourceId,
    version,
    items: items.filter((each) => each.proposalId !== suggested.id),
  })
  const screened = await office.inspector(finishScreening, { sourceId, version: version + 1 })
  assert.ok(screened.facts.screenedOn)
  await office.inspector(acceptProposal, { proposalId: suggested.id, ...fields })
  const now = await office.inspector(getSource, { sourceId })
  assert.equal(now.row.proposals, source.row.proposals + 1)
  const other = await office.register()
  await office.answered(other)
  const refused = (await office.inspector(getSource, { sourceId: other })).proposals.find(
    (each) => each.origin === 'assistant',
  )
  await office.inspector(dismissProposal, { proposalId: refused?.id ?? '', reason: '助手建议，不采用' })
  assert.equal((await office.answered(other)).request?.tasks, 0)
})

test('a corrected text takes suggestions along while it says the same, and withdraws those it says no more', async () => {
  const sourceId = await office.register()
  office.service.behave = saying(
    JSON.stringify({
      tasks: [goodAnswer.tasks[0], { ...goodAnswer.tasks[2], lead: ['省住房城乡建设厅'] }],
      hints: goodAnswer.hints,
    }),
  )
  const first = await office.answered(sourceId)
  assert.deepEqual([first.request?.tasks, first.hints.length], [2, 1])
  const { row } = await office.inspector(getSource, { sourceId })
  const corrected = assistedText
    .replace('（一）新增公办学位3000个', '（一）新增公办学位3200个')
    .replace('日常调度由', '调度改由')
  const correction = { sourceId, text: `${corrected}\n附更正` }
  const difference = await office.inspector(compareSource, correction)
  assert.deepEqual([difference.kept, difference.changed.length, difference.gone.length], [1, 1, 0])
  const now = await office.inspector(correctSource, { ...correction, version: row.version, reason: '印发后更正' })
  const suggested = now.proposals.filter((each) => each.origin === 'assistant')
  assert.deepEqual(
    suggested.map((each) => [each.state, each.span.map(([a, b]) => now.text.slice(a, b)).join('') === each.text]),
    [
      ['open', true],
      ['withdrawn', false],
    ],
  )
  assert.equal(suggested[0]?.text, missedByTheRules)
  assert.deepEqual((await office.inspector(getAssistantOnSource, { sourceId })).hints, [])
})

test('an answer to an open question is taken or left by a person; the line itself stays theirs to decide', async () => {
  const sourceId = await office.register()
  office.service.behave = saying(JSON.stringify({ hints: goodAnswer.hints }))
  const { hints } = await office.answered(sourceId)
  assert.deepEqual(
    hints.map((each) => [each.field, each.value, each.quote]),
    [['lead', '省住房城乡建设厅', '老旧小区改造的日常调度由省住房城乡建设厅承担']],
  )
  const hintId = hints[0]?.id ?? ''
  assert.equal((await refusalOf(office.world.desk('liufang')(decideHint, { hintId, take: true }))).status, 404)
  const { proposals } = await office.inspector(decideHint, { hintId, take: true })
  const line = proposals.find((each) => each.id === hints[0]?.proposalId)
  assert.deepEqual([line?.state, line?.edited], ['open', { leadOrganizationId: office.world.org('zjt') }])
  assert.equal((await refusalOf(office.inspector(decideHint, { hintId, take: false }))).code, 'already-decided')
  const again = await office.answered(sourceId)
  assert.deepEqual([again.request?.hints, again.hints], [0, []])
})
