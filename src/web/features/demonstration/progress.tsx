import { useQuery } from '@tanstack/react-query'
import { getDemoProgress } from '#contract/demonstration.ts'
import { reading } from '#web/api/client.ts'
import { useText } from '#web/text/use-text.ts'

/** How far the demonstration has been loaded; nothing where nothing is being loaded. */
export const DemoProgress = () => {
  const { shell } = useText()
  const { data } = useQuery({
    ...reading(getDemoProgress, {}),
    staleTime: Infinity,
    refetchInterval: (query) => (typeof query.state.data?.percent === 'number' ? 3_000 : false),
  })
  if (typeof data?.percent !== 'number') return null
  return (
    <p className="demo-progress no-print" role="status">
      {shell.demoLoading} <span className="number">{data.percent}%</span>
    </p>
  )
}
