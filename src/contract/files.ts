import { z } from 'zod'
import { id, line, optional, version } from './fields.ts'
import { operation } from './operation.ts'
import { attachmentKinds, SourceView } from './source-views.ts'

/** Ten megabytes in base64. */
const content = z.base64().min(4).max(14_000_000)

export const uploadFile = operation({
  id: 'files.upload',
  method: 'POST',
  path: '/files',
  permission: 'source.register',
  tag: 'files',
  summary: { zh: '上传文件', en: 'Upload a file' },
  input: z.object({
    name: line(200),
    content,
    /** Under which the progress of the reading can be asked for meanwhile. */
    progressKey: optional(line(60)),
  }),
  output: z.object({
    id,
    name: z.string(),
    size: z.number().int(),
    mediaType: z.string(),
    /** The words that were read; null for a scan that nobody could read. */
    text: z.string().nullable(),
    /** Read by character recognition: to be compared with the paper. */
    isRecognized: z.boolean(),
    unread: z.enum(['no-recognizer', 'no-words']).nullable(),
  }),
})
export const readingProgress = operation({
  id: 'files.progress',
  method: 'GET',
  path: '/reading-progress',
  permission: 'source.register',
  tag: 'files',
  summary: { zh: '读取进度', en: 'How far the reading of an upload is' },
  input: z.object({ progressKey: line(60) }),
  /** Null where nothing is known: not begun, done, or read by another process. */
  output: z.object({ share: z.number().min(0).max(1).nullable() }),
})
export const attachFile = operation({
  id: 'attachments.add',
  method: 'POST',
  path: '/sources/{sourceId}/attachments',
  permission: 'source.change',
  tag: 'files',
  summary: { zh: '添加扫描件', en: 'Attach a scan' },
  input: z.object({
    sourceId: id,
    version,
    fileId: id,
    kind: z.enum(attachmentKinds),
    /** A paper that shows the words of this instruction: for its leader and handlers only. */
    instructionId: optional(id),
  }),
  output: SourceView,
})
export const readAttachment = operation({
  id: 'attachments.read',
  method: 'GET',
  path: '/attachments/{attachmentId}',
  permission: 'source.read',
  tag: 'files',
  recordsReading: true,
  summary: { zh: '查看附件', en: 'Open an attachment' },
  input: z.object({ attachmentId: id }),
  output: z.object({ name: z.string(), mediaType: z.string(), content: z.base64() }),
})
