import { cancelMatter, clearMatter, listMatter, makeRoutine, mergeMatter, withdrawReport } from '#contract/changes.ts'
import {
  leadersOn,
  linkSource,
  loadMatter,
  matterView,
  openChildren,
  openInstructions,
  takeStep,
  transition,
  unitIds,
} from '#modules/matters/index.ts'
import { tell } from '#modules/notices/index.ts'
import type { Tx } from '#platform/db.ts'
import { command, type Context } from '#platform/endpoint.ts'

const childrenOf = async (tx: Tx, matterId: string) => ({
  openChildren: (await openChildren(tx, matterId)).map((child) => child.title),
})

/** Nothing ends without an answer to whoever raised it (C03). */
const answerWith = (tx: Tx, matterId: string, answer: string) =>
  tx.updateTable('matter_content').set({ closing_answer: answer }).where('matter_id', '=', matterId).execute()

const tellAll = async (context: Context, matterId: string, kind: string, title: string, words: object) =>
  tell(context, {
    kind,
    title,
    subjectId: matterId,
    matterId,
    organizations: await unitIds(context.tx, matterId),
    accounts: await leadersOn(context.tx, matterId, 'asked'),
    words: { ...words },
  })

/** 撤销立项: the source was revoked or is out of authority; units and leaders are all answered. */
export const cancelCommand = transition(cancelMatter, 'matter.cancelled', {
  facts: ({ tx }, { matterId }) => childrenOf(tx, matterId),
  effect: async (context, { matterId, ground, reason, answer }, before) => {
    await answerWith(context.tx, matterId, answer)
    await tellAll(context, matterId, 'matter.cancelled', before.title, { reason, answer })
    return { reason, changes: { ground, answer } }
  },
})

/** 转常态化: what is done every day is followed up no longer. */
export const makeRoutineCommand = transition(makeRoutine, 'matter.made_routine', {
  facts: async ({ tx }, { matterId }) => ({
    ...(await childrenOf(tx, matterId)),
    waitingToRead: await openInstructions(tx, matterId),
  }),
  effect: async (context, { matterId, outcome }, before) => {
    const { tx, moment } = context
    await tx
      .updateTable('matter_content')
      .set({ outcome, closing_answer: outcome })
      .where('matter_id', '=', matterId)
      .execute()
    await tx.updateTable('matter').set({ completed_on: moment.today }).where('id', '=', matterId).execute()
    await tellAll(context, matterId, 'matter.made_routine', before.title, { outcome })
    return { reason: outcome }
  },
})

/** 并入: the other matter goes on for both; it takes over the sources, so that whoever raised this one is answered by it. */
export const mergeCommand = command(mergeMatter, {
  subjects: ({ matterId, version, intoMatterId }) => [
    { kind: 'matter', id: matterId, version },
    { kind: 'matter', id: intoMatterId },
  ],
  present: (context, { matterId }) => matterView(context, matterId),
  run: async (context, { matterId, intoMatterId, reason }) => {
    const { tx } = context
    const into = await loadMatter(tx, intoMatterId)
    const before = await takeStep(context, matterId, 'matter.merged', {
      ...(await childrenOf(tx, matterId)),
      into: {
        state: into.state,
        leadOrg: into.lead_org,
        supervisorOrg: into.supervisor_org,
        isItself: matterId === intoMatterId,
      },
    })
    await tx.updateTable('matter').set({ merged_into: intoMatterId }).where('id', '=', matterId).execute()
    const cited = await tx.selectFrom('matter_source').selectAll().where('matter_id', '=', matterId).execute()
    const there = await tx
      .selectFrom('matter_source')
      .select('source_id')
      .where('matter_id', '=', intoMatterId)
      .execute()
    for (const row of cited.filter((each) => !there.some((other) => other.source_id === each.source_id)))
      await linkSource(
        tx,
        intoMatterId,
        { id: row.source_id, title: row.source_title, doc_number: row.doc_number },
        { clause: row.clause, quote: row.quote, span: row.span },
      )
    await answerWith(tx, matterId, `并入“${into.title}”${into.number ?? ''}一并办理`)
    await tellAll(context, matterId, 'matter.merged', before.title, { reason, into: into.title })
    return {
      events: [{ type: 'matter.merged', reason, changes: { from: before.state, into: into.number ?? into.title } }],
      view: () => matterView(context, matterId),
    }
  },
})

export const listCommand = transition(listMatter, 'matter.listed', {
  effect: async ({ tx, moment }, { matterId, listName, reason }) => {
    await tx
      .updateTable('matter')
      .set({ listed_on: moment.today, list_name: listName })
      .where('id', '=', matterId)
      .execute()
    return { reason, changes: { list: listName } }
  },
})

/** 销号: by somebody who neither drafted nor reviewed it. */
export const clearCommand = transition(clearMatter, 'matter.cleared', {
  facts: async ({ tx }, { matterId }) => {
    const rows = await tx
      .selectFrom('review')
      .select('reviewer_id')
      .where('matter_id', '=', matterId)
      .where('result', '=', 'accepted')
      .execute()
    return { reviewers: rows.map((row) => row.reviewer_id) }
  },
  effect: async (_, { opinion }) => ({ reason: opinion }),
})

/** The unit takes its report back before anybody has begun to review it; it has not handed in, then. */
export const withdrawCommand = transition(withdrawReport, 'matter.withdrawn', {
  effect: async ({ tx }, { matterId, reason }, before) => {
    await tx
      .updateTable('report')
      .set({ state: 'withdrawn' })
      .where('matter_id', '=', matterId)
      .where('kind', '=', 'completion')
      .where('state', '=', 'submitted')
      .execute()
    const returned = await tx
      .selectFrom('report')
      .select('id')
      .where('matter_id', '=', matterId)
      .where('kind', '=', 'completion')
      .where('state', '=', 'returned')
      .executeTakeFirst()
    // A first hand-in that was returned still decides whether it was on time; one that was taken back does not.
    if (!returned) await tx.updateTable('matter').set({ handed_in_on: null }).where('id', '=', matterId).execute()
    return { reason, changes: { handedInOn: [before.handed_in_on, returned ? before.handed_in_on : null] } }
  },
})
