import { inspectZip, type ZipFault } from './inspect-zip.ts'
import {
  isCompound,
  isEncryptedEnvelope,
  isJpeg,
  isOldDocument,
  isOldWorkbook,
  isPdf,
  isPng,
  isZip,
} from './signatures.ts'

export const formats = ['docx', 'doc', 'pdf', 'ofd', 'txt', 'html', 'xlsx', 'xls', 'jpeg', 'png'] as const
export type Format = (typeof formats)[number]

export const mediaTypes: Readonly<Record<Format, string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  doc: 'application/msword',
  pdf: 'application/pdf',
  ofd: 'application/ofd',
  txt: 'text/plain',
  html: 'text/html',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  xls: 'application/vnd.ms-excel',
  jpeg: 'image/jpeg',
  png: 'image/png',
}

export type FormatFault = ZipFault | 'kind' | 'not-what-it-says'

const zipped = {
  docx: (names: ReadonlySet<string>) => [...names].some((name) => /^word\/document\d*\.xml$/.test(name)),
  ofd: (names: ReadonlySet<string>) => names.has('OFD.xml'),
  xlsx: (names: ReadonlySet<string>) => names.has('xl/workbook.xml'),
} as const

const plain = {
  doc: isOldDocument,
  xls: isOldWorkbook,
  pdf: isPdf,
  jpeg: isJpeg,
  png: isPng,
} as const

const byExtension: Readonly<Record<string, Format>> = {
  ...Object.fromEntries(formats.map((each) => [each, each])),
  wps: 'doc',
  htm: 'html',
  jpg: 'jpeg',
}

/** What a file is by its name, where its bytes say the same; nothing has parsed it yet. */
export const formatOf = async (name: string, bytes: Buffer): Promise<Format | { readonly fault: FormatFault }> => {
  const format = byExtension[/\.([a-z]{3,4})$/i.exec(name)?.[1]?.toLowerCase() ?? '']
  if (!format) return { fault: 'kind' }
  if (format in zipped) {
    if (isEncryptedEnvelope(bytes)) return { fault: 'encrypted' }
    if (!isZip(bytes)) return { fault: 'not-what-it-says' }
    const inspected = await inspectZip(bytes)
    if ('fault' in inspected) return inspected
    return zipped[format as keyof typeof zipped](inspected.names) ? format : { fault: 'not-what-it-says' }
  }
  if (format in plain) return plain[format as keyof typeof plain](bytes) ? format : { fault: 'not-what-it-says' }
  // Words have no signature: what has that of something else, or a null, is none.
  const isOther = isZip(bytes) || isCompound(bytes) || isPdf(bytes) || isPng(bytes) || isJpeg(bytes)
  return isOther ? { fault: 'not-what-it-says' } : format
}
