import { z } from 'zod'
import { lineParts } from '#domain/document-identity.ts'
import { id, optional, text, version } from './fields.ts'
import { operation } from './operation.ts'
import { SourceView } from './source-views.ts'

const again = { text: optional(text(2_000_000)), fileId: optional(id) }
const count = z.number().int()

/** 更正: what would change if the document were read again; nothing is changed by asking. */
export const compareSource = operation({
  id: 'sources.compare',
  method: 'POST',
  path: '/sources/{sourceId}/comparison',
  permission: 'source.change',
  tag: 'sources',
  summary: { zh: '与更正后的文件比对', en: 'Compare with a corrected document' },
  input: z.object({ sourceId: id, ...again }),
  output: z.object({
    isSame: z.boolean(),
    /** Paragraphs side by side; runs without a change are left out, and counted. */
    rows: z.array(z.object({ at: count, before: z.string().nullable(), after: z.string().nullable(), skipped: count })),
    kept: count,
    changed: z.array(
      z.object({
        no: count,
        matterIds: z.array(id),
        /** In what it differs: its words, or who answers for it and until when. */
        parts: z.array(z.object({ part: z.enum(lineParts), before: z.string(), after: z.string() })),
      }),
    ),
    added: z.array(z.object({ clause: z.string(), text: z.string() })),
    gone: z.array(z.object({ no: count, text: z.string(), matterIds: z.array(id) })),
  }),
})
/** The corrected text takes the place of the earlier one; lines and matters keep their identity. */
export const correctSource = operation({
  id: 'sources.correct',
  method: 'POST',
  path: '/sources/{sourceId}/correction',
  permission: 'source.attach',
  tag: 'sources',
  summary: { zh: '采用更正后的文件', en: 'Take over a corrected document' },
  input: z.object({ sourceId: id, version, ...again, reason: text(300) }),
  output: SourceView,
})
/** 更正已跟进: what a correction asks of the matters is done by acts of their own, or it stays as it was, with a word why. */
export const followCorrection = operation({
  id: 'proposals.follow-correction',
  method: 'POST',
  path: '/sources/{sourceId}/followed-corrections',
  permission: 'source.change',
  tag: 'sources',
  summary: { zh: '更正已跟进', en: 'Say that a correction has been followed up' },
  input: z.object({ sourceId: id, version, proposalIds: z.array(id).min(1).max(500), note: text(300) }),
  output: SourceView,
})
