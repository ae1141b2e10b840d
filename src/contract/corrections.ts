import { z } from 'zod'
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
    changed: z.array(z.object({ no: count, before: z.string(), after: z.string(), matterIds: z.array(id) })),
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
