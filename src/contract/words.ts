import type { RefusalCode } from '#domain/refusal.ts'
import type { Bilingual } from './operation.ts'
import { assistantWords } from './words/assistant.ts'
import { clockWords } from './words/clock.ts'
import { coreWords } from './words/core.ts'
import { filesWords } from './words/files.ts'
import { ordersWords } from './words/orders.ts'
import { peopleWords } from './words/people.ts'
import { periodsWords } from './words/periods.ts'
import { registersWords } from './words/registers.ts'
import { remindersWords } from './words/reminders.ts'
import { sourcesWords } from './words/sources.ts'
import { stepsWords } from './words/steps.ts'
import { stockWords } from './words/stock.ts'
import { unitsWords } from './words/units.ts'

export type Language = 'zh' | 'en'

/** What the server says when it says no. `{name}` is filled in from the refusal's facts. */
const refusals: Record<RefusalCode, Bilingual> = {
  ...coreWords,
  ...filesWords,
  ...stepsWords,
  ...peopleWords,
  ...stockWords,
  ...sourcesWords,
  ...ordersWords,
  ...unitsWords,
  ...periodsWords,
  ...registersWords,
  ...clockWords,
  ...remindersWords,
  ...assistantWords,
}

const fieldErrors = {
  required: { zh: '必填', en: 'Required' },
  'wrong-type': { zh: '类型不正确', en: 'Wrong type' },
  'too-long': { zh: '最多 {max} 个字', en: 'At most {max} characters' },
  'too-short': { zh: '至少 {min} 个字', en: 'At least {min} characters' },
  'too-big': { zh: '不能大于 {max}', en: 'At most {max}' },
  'too-small': { zh: '不能小于 {min}', en: 'At least {min}' },
  'too-many': { zh: '最多 {max} 项', en: 'At most {max} entries' },
  'too-few': { zh: '至少 {min} 项', en: 'At least {min} entries' },
  'wrong-form': { zh: '格式不正确', en: 'Wrong form' },
  'not-a-choice': { zh: '不在可选范围内', en: 'Not one of the choices' },
  'not-a-date': { zh: '日期应为 2026-06-30 这样的形式', en: 'A date reads like 2026-06-30' },
  'unknown-field': { zh: '没有这个字段', en: 'No such field' },
  'control-characters': { zh: '含有不可见的控制字符，请删除后重试', en: 'Contains invisible control characters' },
  html: { zh: '不能含有网页标签', en: 'May not contain markup' },
  formula: { zh: '不能以 = + - @ 开头', en: 'May not begin with = + - @' },
  'one-line': { zh: '只能填写一行', en: 'One line only' },
  'file-kind': { zh: '支持 .txt 文本和 .pdf、.jpg、.png 扫描件', en: 'Text (.txt) or a scan (.pdf, .jpg, .png)' },
  'file-differs': { zh: '文件内容与扩展名不符', en: 'The content is not what the file name says' },
  'not-text': { zh: '文件不是可读的文字（UTF-8 或 GB18030）', en: 'The file is not readable text (UTF-8 or GB18030)' },
  'too-early': { zh: '日期不能早于今天', en: 'Not before today' },
  'only-scan': { zh: '扫描件只支持 pdf、jpg、png', en: 'A scan is a pdf, jpg or png' },
  'not-a-scan': {
    zh: '文件内容与扩展名不符，不是 pdf、jpg 或 png',
    en: 'The file is no pdf, jpg or png, or its name says another kind',
  },
  'too-large-scan': { zh: '扫描件不能超过 14 MB', en: 'A scan has at most 14 MB' },
  missing: { zh: '所选内容不存在', en: 'What was chosen does not exist' },
} as const satisfies Record<string, Bilingual>
export type FieldCode = keyof typeof fieldErrors

const problems = {
  'bad-input': { zh: '填写内容有误', en: 'Some fields are wrong' },
  'not-json': { zh: '请求不是有效的 JSON', en: 'The request is not valid JSON' },
  'signed-out': { zh: '请先登录', en: 'Please sign in' },
  'wrong-credentials': { zh: '用户名或密码不正确', en: 'Wrong login or password' },
  'too-many-attempts': { zh: '尝试次数过多，请 15 分钟后再试', en: 'Too many attempts; try again in 15 minutes' },
  forbidden: { zh: '没有权限进行此操作', en: 'You may not do this' },
  'not-found': { zh: '没有找到', en: 'Not found' },
  conflict: {
    zh: '内容已被他人更新，请查看最新内容后再操作',
    en: 'Somebody else has changed this; look at the present state first',
  },
  refused: { zh: '不符合办理规则', en: 'The rules do not allow this' },
  'key-reused': {
    zh: '同一 Idempotency-Key 用于了不同的请求',
    en: 'The Idempotency-Key was used with another request',
  },
  taken: { zh: '与已有内容重复', en: 'It exists already' },
  unavailable: { zh: '系统正在恢复，请稍后重试', en: 'The system is recovering; try again shortly' },
  'cross-site': { zh: '请求来源不正确', en: 'The request comes from another site' },
  'too-large': { zh: '内容过大', en: 'Too large' },
  fault: { zh: '系统出错，请联系管理员并提供编号', en: 'Something broke; tell the administrator the number' },
} as const satisfies Record<string, Bilingual>
export type ProblemCode = keyof typeof problems

const fill = (text: string, params: Readonly<Record<string, string | number>> = {}) =>
  text.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ''))

type Params = Readonly<Record<string, string | number>>
export const refusalText = (code: RefusalCode, language: Language, params?: Params) =>
  fill(refusals[code][language], params)
export const fieldText = (code: FieldCode, language: Language, params?: Params) =>
  fill(fieldErrors[code][language], params)
export const problemText = (code: ProblemCode, language: Language) => problems[code][language]
export const isFieldCode = (code: string): code is FieldCode => Object.hasOwn(fieldErrors, code)
