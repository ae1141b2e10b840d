import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { getAssistantOnSource } from '#contract/assistant.ts'
import { getSource } from '#contract/sources.ts'
import { client, reading } from '#web/api/client.ts'

/** What the assistant may and did say of a source; null where it is off, and then nothing of it is shown. */
export const useAssistant = (sourceId: string) => {
  const { data } = useQuery({
    ...reading(getAssistantOnSource, { sourceId }),
    refetchInterval: (query) => (query.state.data?.request?.state === 'waiting' ? 3_000 : false),
  })
  const state = data?.request?.state
  const before = useRef(state)
  // The live line brings the new lines; whoever's line is down sees them all the same.
  useEffect(() => {
    if (before.current === 'waiting' && state !== 'waiting')
      void client.invalidateQueries({ queryKey: reading(getSource, { sourceId }).queryKey })
    before.current = state
  }, [state, sourceId])
  return data?.isOn ? data : null
}
