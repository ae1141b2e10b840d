import { askAssistant, getAssistantOnSource } from '#contract/assistant.ts'
import { changeSetting } from '#contract/settings.ts'
import { answerRequest, recordConnection } from '#modules/assistant/index.ts'
import type { Assistant } from '#platform/channels/assistant.ts'
import { aSource } from '../matter.ts'
import { plain, same, type Kit, type Recipe, type Recipes } from './kit.ts'

const words = '老旧小区改造由省住房城乡建设厅牵头抓总'
const text = `关于做好重点工作的通知\n一、改造老旧小区200个。（各有关部门按职责分工负责）\n二、有关说明。${words}。`
/** Answers out of hand, without a line to anywhere. */
const assistant: Assistant = {
  address: 'http://127.0.0.1:9/v1',
  model: 'local',
  hasKey: false,
  seconds: 5,
  ask: async () => ({
    said: JSON.stringify({ hints: [{ no: 1, field: 'lead', value: '省住房城乡建设厅', quote: words }] }),
  }),
}

export const assistantRecipes = ({ world, inspector }: Kit): Recipes => {
  const app = { ...world.app, assistant }
  const switchedOn = async () => {
    await recordConnection(app)
    await world.desk('zhouguoping')(changeSetting, { key: 'assistant.enabled', value: 'true' })
  }
  const onSource = (): Recipe => async () => {
    await switchedOn()
    return same({ sourceId: await aSource(world) })
  }
  const asked = async (): Promise<{ sourceId: string; requestId: string }> => {
    await switchedOn()
    const sourceId = await aSource(world, { text })
    return { sourceId, requestId: (await inspector(askAssistant, { sourceId })).request?.id ?? '' }
  }
  return {
    'assistant.get': plain(),
    'assistant.try': async () => {
      await switchedOn()
      return same({})
    },
    'assistant.on-source': onSource(),
    'assistant.ask': onSource(),
    'assistant.cancel': async () => same({ requestId: (await asked()).requestId }),
    'assistant.decide-hint': async () => {
      const { sourceId, requestId } = await asked()
      await answerRequest(app, requestId)
      const { hints } = await inspector(getAssistantOnSource, { sourceId })
      return same({ hintId: hints[0]?.id ?? '', take: true })
    },
  }
}
