import { civilDate, isCivilDate, type CivilDate } from '../date.ts'
import { isNote, linesOf } from './clauses.ts'
import { fold } from './fold.ts'

export type Header = {
  readonly title: string | null
  readonly docNumber: string | null
  readonly issuer: string | null
  readonly issuedOn: CivilDate | null
}

const docNumber = /^[一-龥]{1,14}\s*[[(]\s*(\d{4})\s*[\])]\s*(\d{1,5})\s*号$/
const signDate = /^(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日$/

const dateFrom = (groups: RegExpExecArray): CivilDate | null => {
  const text = `${groups[1]}-${(groups[2] ?? '').padStart(2, '0')}-${(groups[3] ?? '').padStart(2, '0')}`
  return isCivilDate(text) ? civilDate(text) : null
}

/** 国办发[2008]120号 in any brackets becomes 国办发〔2008〕120号 (A08). */
export const normalizeDocNumber = (text: string): string | null => {
  const folded = fold(text).replaceAll(/\s/g, '')
  const found = /^([一-龥]{1,14})[[(](\d{4})[\])]0*(\d{1,5})号$/.exec(folded)
  return found ? `${found[1]}〔${found[2]}〕${found[3]}号` : null
}

/** Title, number, issuer and date where a published document writes them. */
export const headerOf = (text: string): Header => {
  const lines = linesOf(text)
    .filter((line) => !isNote(text, line))
    .map((line) => text.slice(line.start, line.end))
  const folded = lines.map(fold)
  const numberAt = folded.slice(0, 15).findIndex((line) => docNumber.test(line))
  const signedAt = folded.findIndex((line) => signDate.test(line))
  const signed = signedAt >= 0 ? signDate.exec(folded[signedAt] ?? '') : null
  const titleEnd = folded.slice(0, 12).findIndex((line, i) => i >= numberAt && i !== numberAt && /[::]$|。/.test(line))
  const before = lines.slice(0, numberAt > 0 ? numberAt : Math.max(titleEnd, 1))
  const title = before.join('').slice(0, 300)
  const issuer = signedAt > 0 ? (lines[signedAt - 1] ?? '') : ''
  return {
    title: title || null,
    docNumber: numberAt >= 0 ? normalizeDocNumber(lines[numberAt] ?? '') : null,
    issuer: issuer.length >= 2 && issuer.length <= 40 && !/[。，]/.test(issuer) ? issuer : null,
    issuedOn: signed ? dateFrom(signed) : null,
  }
}
