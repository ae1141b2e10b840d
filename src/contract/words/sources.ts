import type { sourcesRefusals } from '#domain/refusals/sources.ts'
import type { RefusalWords } from './kind.ts'

export const sourcesWords: RefusalWords<typeof sourcesRefusals> = {
  'source-fact-missing': { zh: '这一类来件必须填写此项', en: 'A source of this kind needs this' },
  'approver-missing': { zh: '不适用须写明批准人', en: 'Not applicable needs a named approver' },
  'approves-own': { zh: '批准人不能是登记人本人', en: 'Nobody approves their own entry' },
  'not-screened': {
    zh: '还有 {count} 条没有处理（{items}），不能完成拟办',
    en: '{count} items are undecided ({items}), so screening cannot be finished',
  },
  'nothing-decided': {
    zh: '没有拟立事项，请写明不列入督办的理由和批准人',
    en: 'No matter comes of it: say why not, and who approved that',
  },
  'source-is-draft': { zh: '来件还是草稿，尚未发布', en: 'The source is a draft and not yet published' },
  'source-not-draft': { zh: '来件已经发布', en: 'The source is published' },
  'already-done': { zh: '已经登记过', en: 'It is on record already' },
  'not-oral': { zh: '只有口头交办需要确认', en: 'Only an oral assignment is confirmed' },
  'not-answerable': { zh: '只有建议、提案有法定答复', en: 'Only suggestions and proposals have a statutory reply' },
  'attached-already': { zh: '该批示已经追加到此事项', en: 'It is attached to this matter already' },
  'document-registered': {
    zh: '这份文件已经登记（{title}），不再重复登记；有更正的，请在该来件中重新读取',
    en: 'This document is on the register ({title}); read a corrected one again there',
  },
  'document-unchanged': { zh: '与现有文本完全相同，没有需要更正的内容', en: 'It is the same text: nothing to correct' },
  'screened-already': { zh: '已完成拟办，不能恢复', en: 'Screening is finished; it cannot be taken back' },
  'not-left-aside': {
    zh: '只能恢复不列入、且原文仍有的条目',
    en: 'Only lines left aside that the text still holds can be taken back',
  },
  'nothing-to-follow': { zh: '没有待跟进的更正', en: 'No correction of these lines waits to be followed up' },
  'nothing-to-correct': { zh: '请选择要修改的内容', en: 'Say what is to be corrected' },
  'not-submitted': { zh: '该批示不在此次呈报范围内', en: 'The instruction is not part of this submission' },
}
