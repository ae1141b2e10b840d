import type { ordersRefusals } from '#domain/refusals/orders.ts'
import type { RefusalWords } from './kind.ts'

export const ordersWords: RefusalWords<typeof ordersRefusals> = {
  'not-on-paper': {
    zh: '本级没有启用登记他人纸质签批作为审批',
    en: 'This government does not take a recorded paper signature for an approval',
  },
  'drafter-signs': {
    zh: '纸质签批人不能是事项的起草人',
    en: 'Whoever drafted the matter cannot be the one who signed its approval',
  },
  'signer-not-entitled': {
    zh: '签批人不是有权审批的负责人',
    en: 'The signer holds no post that may approve',
  },
  'signed-later': { zh: '签批日期不能晚于今天', en: 'The paper cannot have been signed after today' },
  'consultation-running': {
    zh: '征求意见尚未到期，以下单位还没有答复：{units}（{day}前答复）',
    en: 'The consultation is still running; not yet answered: {units} (until {day})',
  },
  'consultation-disputed': {
    zh: '以下单位对分办有不同意见，须先写明处理决定：{units}',
    en: 'These units disagree; a decision has to be recorded first: {units}',
  },
  'consultation-over': {
    zh: '答复截止日已过，视为无异议',
    en: 'The day to answer has passed; silence counts as no objection',
  },
  'consultation-nobody': { zh: '没有可征求意见的单位', en: 'There is no unit to consult' },
  'consultation-answered': { zh: '该条已经答复', en: 'This row has been answered' },
  'consultation-undisputed': { zh: '该条没有不同意见，无需处理', en: 'Nobody disagrees on this row' },
  'row-not-yours': { zh: '该条不是本单位的', en: 'This row is not your unit’s' },
  'rows-open': {
    zh: '以下事项尚未办结，请逐项写明保留原因：{matters}',
    en: 'These matters are still open; say for each why it stays open: {matters}',
  },
  'order-closed': { zh: '本次交办已经整件办结', en: 'The order has been closed' },
}
