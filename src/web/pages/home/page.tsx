import { useQuery } from '@tanstack/react-query'
import { getTray } from '#contract/tray.ts'
import { reading } from '#web/api/client.ts'
import { useText } from '#web/text/use-text.ts'
import { Page } from '#web/ui/page.tsx'
import { Loading, PageError } from '#web/ui/problem.tsx'

export const HomePage = () => {
  const text = useText()
  const { data, error, refetch } = useQuery(reading(getTray, {}))
  return (
    <Page title={text.shell.home}>
      {error ? <PageError error={error} retry={() => void refetch()} /> : null}
      {!data && !error ? <Loading /> : null}
    </Page>
  )
}
