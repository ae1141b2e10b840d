import { acceptReports, returnReports, takeReports } from '#contract/boards.ts'
import { byAnswer, changedMatters, facesOf, lockEach, takeSteps } from '#modules/matters/index.ts'
import { command, type Context } from '#platform/endpoint.ts'
import { accepting, returning } from './review.ts'

/** Reports that nobody has taken yet are taken by whoever decides on them. */
const taken = async (context: Context, matterIds: readonly string[]): Promise<void> => {
  const waiting = await context.tx
    .selectFrom('matter')
    .select('id')
    .where('id', 'in', [...matterIds])
    .where('state', '=', 'reported')
    .execute()
  await takeSteps(
    context,
    waiting.map(({ id }) => ({ id, event: 'matter.taken' })),
  )
}

export const takeReportsCommand = command(takeReports, {
  subjects: ({ matters }) => lockEach(matters),
  present: (context, { matters }) => facesOf(context, matters),
  run: async (context, { matters }) => {
    await takeSteps(
      context,
      matters.map(({ id }) => ({ id, event: 'matter.taken' })),
    )
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
    await taken(
      context,
      matters.map((each) => each.id),
    )
    const inputs = matters.map(({ id, ...own }) => {
      const given = Object.fromEntries(Object.entries(own).filter(([, value]) => value !== undefined))
      return { ...said, ...given, matterId: id }
    })
    const facts = await accepting.facts(context, inputs)
    const before = await takeSteps(
      context,
      inputs.map(({ matterId: id }, i) => ({ id, event: 'matter.accepted', more: facts[i] ?? {} })),
    )
    const effects = await accepting.effect(context, inputs)
    const answered = inputs.map(({ matterId: id }, i) => ({
      id,
      type: 'matter.accepted',
      changes: { ...effects[i]?.changes, from: before.get(id)?.state },
    }))
    return { events: byAnswer(answered), view: () => changedMatters(context, matters) }
  },
})

export const returnReportsCommand = command(returnReports, {
  subjects: ({ matters }) => lockEach(matters),
  present: (context, { matters }) => facesOf(context, matters),
  run: async (context, { matters, cause, ...said }) => {
    await taken(
      context,
      matters.map((each) => each.id),
    )
    const inputs = matters.map(({ id, requirement = said.requirement, newDue = said.newDue }) => ({
      matterId: id,
      cause,
      requirement,
      newDue,
    }))
    const facts = await returning.facts(context, inputs)
    const before = await takeSteps(
      context,
      inputs.map(({ matterId: id }, i) => ({ id, event: 'matter.returned', more: facts[i] ?? {} })),
    )
    const effects = await returning.effect(context, inputs, before)
    const answered = inputs.map(({ matterId: id }, i) => ({
      id,
      type: 'matter.returned',
      reason: effects[i]?.reason,
      changes: { ...effects[i]?.changes, from: before.get(id)?.state },
    }))
    return { events: byAnswer(answered), view: () => changedMatters(context, matters) }
  },
})
