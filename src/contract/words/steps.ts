import type { stepsRefusals } from '#domain/refusals/steps.ts'
import type { RefusalWords } from './kind.ts'

export const stepsWords: RefusalWords<typeof stepsRefusals> = {
  'unit-has-acknowledged': {
    zh: '已有单位签收，不能撤回；请改派、调整或撤销立项',
    en: 'A unit has acknowledged it; reassign, change or cancel it instead',
  },
  'dispute-too-late': { zh: '申请改办的期限已过（{until}）', en: 'The time to dispute is over ({until})' },
  'disputed-already': { zh: '本单位已就该事项申请过改办', en: 'Your unit has disputed this matter before' },
  'no-dispute': { zh: '没有待协调的改办申请', en: 'There is no dispute to decide' },
  'not-appealable': { zh: '该申请尚未作出决定，或已是最终决定', en: 'Nothing has been decided yet, or it is final' },
  'view-not-asked': { zh: '没有征求本单位的意见', en: 'Your unit was not asked' },
  'extension-too-late': {
    zh: '延期须在到期日（{due}）当天及以前提出，逾期提出按超期处理',
    en: 'An extension is asked for up to the due day ({due}); later counts as overdue',
  },
  'extension-waits': { zh: '已有一份延期申请等待答复', en: 'An extension is waiting for an answer already' },
  'extension-not-later': { zh: '申请的时限须晚于现时限（{due}）', en: 'The new day must be later than {due}' },
  'no-extension': { zh: '没有待答复的延期申请', en: 'There is no extension to answer' },
  'extension-cap': {
    zh: '该事项延期已达 {most} 次，再次延期须由领导批准',
    en: 'It has been extended {most} times; a further extension is a leader’s to grant',
  },
  'due-needed': { zh: '原时限是指定日期，恢复办理须写明新的时限', en: 'The due day was a fixed one: name a new one' },
  'listed-already': { zh: '该事项已列入清单', en: 'It is on a list already' },
  'not-listed': { zh: '只有列入清单的事项需要销号', en: 'Only matters on a list are cleared' },
  'clears-own-work': { zh: '起草人、审核人不能销号，须由他人办理', en: 'Neither drafter nor reviewer clears' },
  'clear-first': { zh: '列入清单的事项须先销号再归档', en: 'A listed matter is cleared before it is archived' },
  'merge-into-itself': { zh: '请选择要并入的另一事项', en: 'Choose another matter to merge into' },
  'merge-into-ended': { zh: '所选事项已结束，不能并入', en: 'The chosen matter has ended' },
  'not-a-duplicate': {
    zh: '只有同一督办机构、同一牵头单位的重复事项才能并入',
    en: 'Only duplicates with the same supervisor and lead unit are merged',
  },
}
