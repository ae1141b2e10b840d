import { followCorrection } from '#contract/corrections.ts'
import { refuse } from '#domain/refusal.ts'
import { command } from '#platform/endpoint.ts'
import { Refused } from '#platform/errors.ts'
import { ofSource } from './proposals.ts'
import { sourceView } from './view.ts'

/** 更正已跟进: the offers of these lines end, with a word why. */
export const followCorrectionCommand = command(followCorrection, {
  subjects: ({ sourceId, version }) => [{ kind: 'source', id: sourceId, version }],
  present: (context, { sourceId }) => sourceView(context, sourceId),
  run: async (context, { sourceId, proposalIds, note }) => {
    const { tx, actor, moment } = context
    await ofSource(tx, sourceId, proposalIds)
    const rows = await tx
      .updateTable('proposal')
      .set({ followed_by: actor.accountId, followed_on: moment.today, followed_note: note })
      .where('id', 'in', [...new Set(proposalIds)])
      .where('followed_on', 'is', null)
      .where((where) =>
        where.or([
          where('earlier', 'is not', null),
          where('earlier_text', 'is not', null),
          where('gone_on', 'is not', null),
        ]),
      )
      .returning('no')
      .execute()
    if (rows.length === 0) throw new Refused(refuse('nothing-to-follow'))
    const numbers = rows.map((row) => row.no).toSorted((a, b) => a - b)
    return {
      events: [{ type: 'proposal.correction_followed', reason: note, changes: { proposal: numbers.join('、') } }],
      view: () => sourceView(context, sourceId),
    }
  },
})
