import { refuse, type RefusalCode } from '#domain/refusal.ts'
import { Refused } from '../errors.ts'
import { inspectZip, type ZipFault, type ZipLimits } from '../uploads/inspect-zip.ts'
import { isEncryptedEnvelope, isOldWorkbook, isZip } from '../uploads/signatures.ts'

const sheetLimits: ZipLimits = { entries: 2_000, bytes: 150 * 1024 * 1024, ratio: 200 }

const refusals = {
  encrypted: 'sheet-encrypted',
  'too-big': 'sheet-too-large',
  broken: 'sheet-broken',
} as const satisfies Record<ZipFault, RefusalCode>

const refused = (code: RefusalCode) => new Refused(refuse(code, { field: 'content' }))

/** By its content, not by its name, a workbook that may be opened; refused otherwise. */
export const inspectWorkbook = async (bytes: Buffer): Promise<void> => {
  if (isEncryptedEnvelope(bytes)) throw refused('sheet-encrypted')
  if (isOldWorkbook(bytes)) return
  if (!isZip(bytes)) throw refused('sheet-wrong-type')
  const inspected = await inspectZip(bytes, sheetLimits)
  if ('fault' in inspected) throw refused(refusals[inspected.fault])
  if (!inspected.names.has('xl/workbook.xml')) throw refused('sheet-wrong-type')
}
