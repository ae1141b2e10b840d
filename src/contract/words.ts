import type { RefusalCode } from '#domain/refusal.ts'
import type { Bilingual } from './operation.ts'

export type Language = 'zh' | 'en'

/** What the server says when it says no. `{name}` is filled in from the refusal's facts. */
const refusals: Record<RefusalCode, Bilingual> = {
  'wrong-state': { zh: '事项当前状态不允许此操作', en: 'The matter is not in a state that allows this' },
  'no-source': { zh: '事项没有立项来源', en: 'The matter has no source' },
  'no-target': { zh: '请填写目标任务', en: 'The target is missing' },
  'no-content': { zh: '请填写工作内容', en: 'The work content is missing' },
  'no-requirement': { zh: '请填写交办要求', en: 'The requirement is missing' },
  'no-due': { zh: '请确定完成时限', en: 'The due date is missing' },
  'no-lead': { zh: '请确定牵头单位', en: 'The lead unit is missing' },
  'no-principal': {
    zh: '牵头单位没有登记主要负责人，无法确定责任人',
    en: 'The lead unit has no principal on record, so nobody would answer for it',
  },
  'same-person': {
    zh: '起草人不能审批或复核自己的事项',
    en: 'The drafter may not decide on or check their own matter',
  },
  'reporter-verifies': { zh: '核实人不能是报送人', en: 'Whoever reported may not verify' },
  'unit-reviews-itself': { zh: '承办单位人员不能审核本单位的办理结果', en: 'A unit may not review its own result' },
  'not-by-source': {
    zh: '来件没有同时明确承办单位和时限，也不是领导批示，不能登记即交办',
    en: 'Only where the source names unit and limit, or is an instruction, may it be handed down at once',
  },
  'order-empty': { zh: '交办件没有事项', en: 'The order has no matters' },
  'mixed-supervisors': {
    zh: '一份交办件的事项须属同一督办机构',
    en: 'The matters of one order must have one supervisor',
  },
  'outcome-missing': { zh: '请填写办理结果', en: 'The outcome is missing' },
  'outcome-not-measured': {
    zh: '目标任务有数量要求，请填写实际完成数量',
    en: 'The target is measured, so say what was reached',
  },
  'not-signed': { zh: '办结报告须经单位负责人签字', en: 'The completion report must be signed for the unit' },
  'signer-not-principal': {
    zh: '只有本单位主要负责人可以在系统内签署；纸质签批请登记签批人和日期',
    en: 'Only the principal signs in the system; for a paper signature record signer and date',
  },
  'joint-not-countersigned': { zh: '共同牵头单位尚未会签：{units}', en: 'Joint leads have not countersigned: {units}' },
  'child-open': { zh: '分解任务尚未办结：{matters}', en: 'Child matters are still open: {matters}' },
  'child-after-parent': {
    zh: '完成时限不得晚于上级事项时限（{due}）',
    en: 'Not later than the due date of the matter above ({due})',
  },
  'child-due-later': {
    zh: '以下分解任务的完成时限晚于新时限：{matters}',
    en: 'These child matters are due later than the new day: {matters}',
  },
  'parent-not-at-work': {
    zh: '上级事项已报送或已办结，不能再向下交办',
    en: 'The matter above has been handed in or has ended; nothing more is handed down below it',
  },
  'criteria-missing': { zh: '六项办结标准须逐项确认', en: 'All six criteria have to be confirmed' },
  'package-incomplete': { zh: '归档材料不完整，缺少：{lacks}', en: 'The archive package lacks: {lacks}' },
  'already-acknowledged': { zh: '已经签收', en: 'Already acknowledged' },
  'not-in-path': { zh: '本单位在此事项中没有这一步', en: 'Your unit has no such step in this matter' },
  'already-decided': { zh: '该条建议已处理', en: 'The proposal has been decided' },
  'due-in-past': { zh: '完成时限不能早于今天', en: 'The due date lies in the past' },
  'instruction-open': { zh: '还有 {count} 条批示等待阅结', en: '{count} instructions still wait to be read' },
  'lead-is-supervisor': { zh: '督办机构不能同时是牵头单位', en: 'The supervisor cannot be the lead unit' },
  'unit-twice': { zh: '同一单位不能重复列入', en: 'A unit stands twice' },
  'one-lead': { zh: '牵头单位只能有一个', en: 'There is exactly one coordinating lead' },
  'already-read': { zh: '该批示已阅结', en: 'The instruction has been read' },
  'not-at-work': { zh: '账号已停用', en: 'The account is locked' },
  'login-taken': { zh: '登录名已被使用', en: 'The login is taken' },
  'already-set-up': { zh: '系统已经初始化，或链接已失效', en: 'Already set up, or the link is no longer valid' },
  'wrong-password': { zh: '原密码不正确', en: 'The current password is wrong' },
  'file-missing': { zh: '请上传文件或粘贴正文', en: 'Upload a file or paste the text' },
  'answer-required': { zh: '请写明答复', en: 'An answer is required' },
  'one-person-one-administrator': {
    zh: '系统、安全、审计管理员不得由同一人兼任，也不得兼任业务职责',
    en: 'System, security and audit administration may not meet in one person, nor with business roles',
  },
  'unit-has-no-inspection-body': { zh: '本级政府还没有督查机构', en: 'The government has no inspection body yet' },
  'doc-number-form': { zh: '文号格式应为“机关代字〔年份〕序号号”', en: 'The document number reads 代字〔YYYY〕N号' },
  'outside-unit': { zh: '单位不在本级督办范围内', en: 'The unit is outside this government’s reach' },
  'period-over': { zh: '期限已过', en: 'The period is over' },
  'clause-unknown': { zh: '条款不存在', en: 'No such clause' },
  'same-password': { zh: '新密码不能与原密码相同', en: 'The new password equals the current one' },
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
  'only-txt': { zh: '目前只支持 .txt 文件', en: 'Only .txt files for now' },
  'not-text': { zh: '文件不是可读的文字（UTF-8 或 GB18030）', en: 'The file is not readable text (UTF-8 or GB18030)' },
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
