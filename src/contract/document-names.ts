import { z } from 'zod'
import { id, line, optional, outDate, page, pageOf, queryFlag, search, version } from './fields.ts'
import { operation } from './operation.ts'

export const DocumentNameView = z.object({
  id,
  name: z.string(),
  unitIds: z.array(id),
  settledBy: z.string(),
  settledOn: z.string(),
  /** What it meant until then; null while it counts. */
  endedOn: outDate,
  endedBy: z.string().nullable(),
  version,
})

/** What a name of documents means for the office: one unit or, of a collective, all those meant. Asked once (A13). */
export const settleName = operation({
  id: 'document-names.settle',
  method: 'POST',
  path: '/document-names',
  permission: 'document-name.settle',
  tag: 'sources',
  summary: { zh: '确认文件中的单位名称', en: 'Say what a name in documents means' },
  input: z.object({ name: line(100), unitIds: z.array(id).min(1).max(300) }),
  output: DocumentNameView,
})
/** 更改: a wrong answer is put right. The earlier meaning stays on record; lines not yet decided on follow the new one. */
export const changeName = operation({
  id: 'document-names.change',
  method: 'POST',
  path: '/document-names/{nameId}/change',
  permission: 'document-name.change',
  tag: 'sources',
  summary: { zh: '更改名称对应', en: 'Change what a name means' },
  input: z.object({ nameId: id, version, unitIds: z.array(id).min(1).max(300) }),
  output: DocumentNameView,
})
export const endName = operation({
  id: 'document-names.end',
  method: 'POST',
  path: '/document-names/{nameId}/end',
  permission: 'document-name.end',
  tag: 'sources',
  summary: { zh: '取消名称对应', en: 'Forget what a name means' },
  input: z.object({ nameId: id, version }),
  output: z.object({ id, name: z.string() }),
})
export const listNames = operation({
  id: 'document-names.list',
  method: 'GET',
  path: '/document-names',
  permission: 'document-name.settle',
  tag: 'sources',
  summary: { zh: '文件中的单位名称', en: 'Names of units in documents' },
  input: z.object({
    ...page,
    search: optional(search(100)),
    /** Also what a name meant before. */
    ended: queryFlag.optional(),
  }),
  output: pageOf(DocumentNameView),
})
