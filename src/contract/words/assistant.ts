import type { assistantRefusals } from '#domain/refusals/assistant.ts'
import type { AssistantFault } from '#domain/assistant/faults.ts'
import type { Bilingual } from '../operation.ts'
import type { RefusalWords } from './kind.ts'

export const assistantWords: RefusalWords<typeof assistantRefusals> = {
  'assistant-off': { zh: '本级政府没有启用助手', en: 'The government has not switched the assistant on' },
  'assistant-not-configured': {
    zh: '系统管理员没有配置助手的地址，不会向任何地方发送内容',
    en: 'No address of an assistant is configured; nothing is sent anywhere',
  },
  'assistant-waiting': {
    zh: '已经请过助手，正在等它答复',
    en: 'The assistant has been asked and has not answered yet',
  },
  'assistant-over': { zh: '这次请求已经结束', en: 'This request has ended' },
  'assistant-no-text': { zh: '来件没有正文，没有可以请助手看的内容', en: 'The source has no text to ask about' },
  'assistant-kept-inside': {
    zh: '领导批示、口头交办和线索的内容不外送，不能请助手',
    en: 'Instructions, oral assignments and clues are never sent to the assistant',
  },
  'assistant-secret': {
    zh: '来件标有密级或内部字样，不外送，不能请助手',
    en: 'The source bears a mark of secrecy or internal use and is not sent',
  },
  'assistant-too-long': { zh: '来件过长，请按条款人工核对', en: 'The document is too long for the assistant' },
  'assistant-one-by-one': {
    zh: '第{no}条是助手建议，须逐条核对采纳，不能批量采纳',
    en: 'Line {no} was suggested by the assistant and is accepted by itself, not in bulk',
  },
  'assistant-unit-unknown': {
    zh: '“{name}”还没有对应到一个单位，请在“采纳”中选定单位',
    en: '“{name}” is not one unit of the directory; choose the unit when accepting the line',
  },
}

/** What went wrong with asking, and what to do about it. */
export const assistantFaultWords: Readonly<Record<AssistantFault, Bilingual>> = {
  'not-configured': {
    zh: '后台进程没有配置助手的地址，没有发送任何内容',
    en: 'The worker has no address of an assistant; nothing was sent',
  },
  unreachable: {
    zh: '连不上助手所在的地址，请检查地址、端口和网络',
    en: 'The address does not answer: check address, port and network',
  },
  'too-slow': { zh: '助手在限定时间内没有答完', en: 'The assistant did not finish within the time limit' },
  'key-refused': { zh: '助手拒绝了密钥，请检查 LUOSHI_ASSISTANT_KEY', en: 'The key was refused' },
  'not-found': {
    zh: '地址上没有对话接口，或没有这个模型，请检查地址和模型名',
    en: 'No chat interface at this address, or no such model',
  },
  busy: { zh: '助手正忙，请稍后再试', en: 'The assistant is busy: try later' },
  'request-refused': { zh: '助手不接受这样的请求', en: 'The assistant does not accept the request' },
  'server-error': { zh: '助手那边出错了，请稍后再试', en: 'The assistant failed on its side: try later' },
  redirected: {
    zh: '该地址要求转到别处；为防内容外流，没有跟随',
    en: 'The address points elsewhere; this was not followed',
  },
  'too-big': { zh: '助手的答复过长，已停止接收', en: 'The answer was too long and was broken off' },
  'not-understood': {
    zh: '助手的答复不符合约定格式，没有采用',
    en: 'The answer does not have the form agreed on and was not used',
  },
  'switched-off': { zh: '助手已停用，请求已取消', en: 'The assistant was switched off' },
  'address-changed': {
    zh: '助手的地址或模型已变更，没有发送；请重新请助手',
    en: 'The address or model has changed meanwhile and nothing was sent: ask again',
  },
  'text-changed': { zh: '等待期间来件内容已更正，请重新请助手', en: 'The document was corrected meanwhile: ask again' },
  'gave-up': { zh: '长时间没有完成，已放弃', en: 'Given up after a long time' },
}
