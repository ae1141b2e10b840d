import { withoutRules } from './blanket.ts'
import { findDeadlines } from './deadlines.ts'
import { fold } from './fold.ts'
import { unitsAtHead } from './heads.ts'
import { isSurelyUnit, looksLikeUnit } from './names.ts'
import { rolesIn, type Role } from './roles.ts'
import { blanksAsCommas, splitUnits } from './units.ts'

/** Units with what the verb behind them says: X牵头 · Y、Z配合 · 会同W. */
export type Group = { readonly role: Role | 'with'; readonly units: readonly string[] }
export type Grouped = { readonly groups: readonly Group[]; readonly time: string | null }

/** 会同 and 商 stand between who leads and who is asked: 由X会同Y提出. */
export const together = /会同|会商|(?<=[局委厅办部府署])商(?=[省市县区国各有相])/

const areUnits = (names: readonly string[]) => names.length > 0 && names.every(looksLikeUnit)

const withOthers = (raw: string, pending: readonly string[]): Group[] | null => {
  const both = together.exec(fold(raw))
  if (!both) return null
  const units = [...pending, ...splitUnits(raw.slice(0, both.index))]
  const behind = raw.slice(both.index + both[0].length)
  const whole = splitUnits(behind)
  const others = areUnits(whole) ? whole : (unitsAtHead(behind)?.names ?? [])
  if (!areUnits(units) || !areUnits(others)) return null
  return [
    { role: 'lead', units },
    { role: 'with', units: others },
  ]
}

const groupsOfPiece = (raw: string, pending: readonly string[]): Group[] | null => {
  const folded = fold(raw)
  for (const { role, at, end } of rolesIn(folded)) {
    const rest = folded.slice(end)
    if (/^(?:人|同志|制|解释|单位|部门|领导|主体|的)/.test(rest)) continue
    const before = raw.slice(0, at)
    if (together.test(fold(before))) {
      const found = withOthers(before, pending)
      if (found && rest.length <= 12) return found
      continue
    }
    const units = [...pending, ...splitUnits(before)]
    if (!areUnits(units)) continue
    if (rest === '') return [{ role, units }]
    const asked = /^,?(?:会同|会商|商(?=[省市县区国各有相]))/.exec(rest)
    if (asked) {
      const behind = raw.slice(end + asked[0].length)
      const inner = groupsOfPiece(behind, [])
      const others = inner?.flatMap((each) => each.units) ?? splitUnits(behind)
      if (areUnits(others))
        return [
          { role: 'lead', units },
          { role: 'with', units: others },
        ]
    }
    // 市教育局牵头市财政局配合: two roles without a comma between them.
    const next = groupsOfPiece(raw.slice(end), [])
    if (next) return [{ role, units }, ...next]
    // 市财政局负责资金保障: a duty of its own, said only of bodies that are bodies for certain.
    if ((role === 'equal' || role === 'lead') && rest.length <= 30 && units.every(isSurelyUnit))
      return [{ role, units }]
  }
  return withOthers(raw, pending)
}

/** 12月底前完成, 长期坚持: nothing but a time. */
export const isTime = (folded: string) =>
  /^(?:于|在|力争|确保|原则上|务必)*(?:(?:每?年|每?月|每?季度|每周|\d{4}年|\d{1,2}月|今年|本月)[\d年月日底末上中半下旬前]*(?:前|底|末|以?内)?(?:完成|取得.*|报送|见效|到位|落实)?|(?:持续|长期|常态化?)(?:推进|坚持|实施|开展|落实)|立行立改)$/.test(
    folded,
  )

/** 6月底前开工率100%: a piece of a mark that says when, and no unit. */
export const saysWhen = (folded: string) =>
  isTime(folded) ||
  (findDeadlines(folded, null).some(({ kind }) => kind !== 'urgency' && kind !== 'unclear') &&
    unitsAtHead(folded) === null)

/** 区发改局（牵头），★区住建局: who leads is said in a bracket behind its name, or by a sign beside it. */
const saysLead = /[(（](?:牵头|主办|主责|牵头单位)[)）]$|^[★☆▲△◆※*＊]|[★☆▲△◆※*＊]$/

const leadsFirst = (raw: string): string => {
  if (!/[(（](?:牵头|主办|主责|牵头单位)[)）]|[★☆▲△◆※*＊]/.test(raw)) return raw
  const names = splitUnits(raw)
  const leads = names.filter((name) => saysLead.test(name)).map((name) => name.replace(saysLead, ''))
  const others = names.filter((name) => !saysLead.test(name))
  if (leads.length === 0) return raw
  return `${leads.join('、')}牵头${others.length > 0 ? `，${others.join('、')}配合` : ''}`
}

/** X牵头，Y、Z配合: the units of a piece without a verb belong to the next verb. */
export const groupsOf = (given: string): Grouped | null => {
  const raw = leadsFirst(given)
  const groups: Group[] = []
  const pending: string[] = []
  let time: string | null = null
  for (const piece of raw.split(/[，,；;。](?![^（(〔[【]*[)）〕\]】])/)) {
    if (piece === '') continue
    if (saysWhen(fold(piece))) {
      // 4月底前出台政策，6月底前完成: every day counts, the latest decides.
      time = time === null ? piece : `${time}，${piece}`
      continue
    }
    const asked = /^(?:并|及)?(?:会同|会商|商(?=[省市县区国各有相]))(.+)$/.exec(piece)
    const [own] = pending.length > 0 && groups.length === 0 ? (groupsOfPiece(piece, []) ?? []) : []
    // 市公安局；市城管局配合: who stands alone before those that support is responsible.
    if (own?.role === 'support') groups.push({ role: 'equal', units: pending.splice(0) })
    const found = groupsOfPiece(asked?.[1] ?? piece, pending)
    if (asked && groups.length > 0) {
      const units = found ? found.flatMap((each) => each.units) : splitUnits(asked[1] ?? '')
      if (!areUnits(units)) return null
      groups.push({ role: 'with', units })
    } else if (found) groups.push(...found)
    else {
      const units = splitUnits(piece)
      if (!areUnits(units)) return null
      pending.push(...units)
      continue
    }
    pending.length = 0
  }
  if (groups.length === 0) return null
  if (pending.length > 0) groups.push({ role: 'support', units: pending })
  return { groups, time }
}

const emptyCell = /^[-—–/\\无]*$/

/** What one cell or one label's value names: a list of units, or a little mark of its own (R37, R38). */
export const unitsOf = (value: string): readonly Group[] => {
  const raw = blanksAsCommas(value)
  const text = raw.slice(0, withoutRules(fold(raw)))
  if (emptyCell.test(text)) return []
  return groupsOf(text)?.groups ?? [{ role: 'equal', units: splitUnits(text).filter((name) => name.length > 1) }]
}
