import { z } from 'zod'
import { paperSteps } from '#domain/paper.ts'
import { date, id, instant, line, optional, text } from './fields.ts'
import { operation } from './operation.ts'

export const PaperActView = z.object({
  id,
  step: z.enum(paperSteps),
  signer: z.string(),
  signerPost: z.string().nullable(),
  signedOn: z.string(),
  words: z.string().nullable(),
  recordedBy: z.string(),
  recordedAt: instant,
  scan: z.object({ name: z.string(), mediaType: z.string(), size: z.number().int() }).nullable(),
})
const list = z.object({ items: z.array(PaperActView) })

export const uploadScan = operation({
  id: 'scans.upload',
  method: 'POST',
  path: '/scans',
  permission: 'scan.upload',
  tag: 'files',
  summary: { zh: '上传扫描件', en: 'Upload a scan' },
  input: z.object({
    name: line(200).refine((name) => /\.(pdf|jpe?g|png)$/i.test(name), { error: 'only-scan' }),
    content: z.base64().min(4).max(19_000_000),
  }),
  output: z.object({ id, name: z.string(), mediaType: z.string(), size: z.number().int() }),
})
/** 纸质办理登记: an approval, reading, signature or reply given on paper, recorded for its signer. */
export const recordPaperAct = operation({
  id: 'paper-acts.record',
  method: 'POST',
  path: '/matters/{matterId}/paper-acts',
  permission: 'paper.record',
  tag: 'orders',
  summary: { zh: '纸质办理登记', en: 'Record an act given on paper' },
  input: z.object({
    matterId: id,
    step: z.enum(paperSteps),
    signer: line(40),
    signerPost: optional(line(60)),
    signedOn: date,
    words: optional(text(2_000)),
    fileId: optional(id),
  }),
  output: list,
})
export const listPaperActs = operation({
  id: 'paper-acts.list',
  method: 'GET',
  path: '/matters/{matterId}/paper-acts',
  permission: 'paper.read',
  tag: 'orders',
  summary: { zh: '纸质办理记录', en: 'Acts given on paper' },
  input: z.object({ matterId: id }),
  output: list,
})
/** The scan itself, for whoever sees the act that refers to it; every reading is recorded. */
export const getScan = operation({
  id: 'paper-acts.scan',
  method: 'GET',
  path: '/paper-acts/{paperActId}/scan',
  permission: 'paper.read',
  tag: 'orders',
  summary: { zh: '扫描件', en: 'The scan of a paper' },
  input: z.object({ paperActId: id }),
  output: z.object({ name: z.string(), mediaType: z.string(), content: z.string() }),
  recordsReading: true,
})
