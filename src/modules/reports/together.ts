import { acceptReports, returnReports, takeReports } from '#contract/boards.ts'
import {
  byAnswer,
  changedMatters,
  facesOf,
  loadMatter,
  lockEach,
  takeStep,
  type Answered,
} from '#modules/matters/index.ts'
import { command, type Context } from '#platform/endpoint.ts'
import { accepting, returning } from './review.ts'

/** A report that nobody has taken yet is taken by whoever decides on it. */
const taken = async (context: Context, matterId: string): Promise<void> => {
  if ((await loadMatter(context.tx, matterId)).state === 'reported') await takeStep(context, matterId, 'matter.taken')
}

export const takeReportsCommand = command(takeReports, {
  subjects: ({ matters }) => lockEach(matters),
  present: (context, { matters }) => facesOf(context, matters),
  run: async (context, { matters }) => {
    for (const { id } of matters) await takeStep(context, id, 'matter.taken')
    return {
      events: byAnswer(matters.map(({ id }) => ({ id, type: 'matter.taken' }))),
      view: () => changedMatters(context, matters),
    }
  },
})

/** 一并审核通过: all or none; a row whose judgement differs carries its own. */
export const acceptReportsCommand = command(acceptReports, {
  subjects: ({ matters }) => lockEach(matters),
  present: (context, { matters }) => facesOf(context, matters),
  run: async (context, { matters, ...said }) => {
    const answered: Answered[] = []
    for (const { id, version: _, ...own } of matters) {
      await taken(context, id)
      const given = Object.fromEntries(Object.entries(own).filter(([, value]) => value !== undefined))
      const input = { ...said, ...given, matterId: id }
      const before = await takeStep(context, id, 'matter.accepted', await accepting.facts(context, input))
      const { changes } = await accepting.effect(context, input)
      answered.push({ id, type: 'matter.accepted', changes: { ...changes, from: before.state } })
    }
    return { events: byAnswer(answered), view: () => changedMatters(context, matters) }
  },
})

export const returnReportsCommand = command(returnReports, {
  subjects: ({ matters }) => lockEach(matters),
  present: (context, { matters }) => facesOf(context, matters),
  run: async (context, { matters, cause, ...said }) => {
    const answered: Answered[] = []
    for (const { id, requirement = said.requirement, newDue = said.newDue } of matters) {
      await taken(context, id)
      const input = { matterId: id, cause, requirement, newDue }
      const before = await takeStep(context, id, 'matter.returned', await returning.facts(context, input))
      const { reason, changes } = await returning.effect(context, input, before)
      answered.push({ id, type: 'matter.returned', reason, changes: { ...changes, from: before.state } })
    }
    return { events: byAnswer(answered), view: () => changedMatters(context, matters) }
  },
})
