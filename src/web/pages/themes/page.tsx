import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button, Input, Space } from 'antd'
import { useState } from 'react'
import { addTheme, crossCut, listThemes, retireTheme } from '#contract/marks.ts'
import { reading } from '#web/api/client.ts'
import { useMay } from '#web/api/me.ts'
import { useCommand } from '#web/api/use-command.ts'
import { useText } from '#web/text/use-text.ts'
import { Light } from '#web/ui/light.tsx'
import { Page } from '#web/ui/page.tsx'
import { Empty, Loading, PageError } from '#web/ui/problem.tsx'
import '#web/ui/list.css'

const lights = ['red', 'yellow', 'green', 'blue', 'grey'] as const

const AddTheme = () => {
  const { leader } = useText()
  const [name, setName] = useState('')
  const add = useCommand(addTheme, { onDone: () => setName('') })
  return (
    <Space.Compact className="no-print">
      <Input
        aria-label={leader.theme}
        placeholder={leader.theme}
        maxLength={20}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <Button type="primary" disabled={name.trim() === ''} onClick={() => add.mutate({ name: name.trim() })}>
        {leader.addTheme}
      </Button>
    </Space.Compact>
  )
}

/** 主题分析: matters by theme and light; the whole counts every matter once. */
export const ThemesPage = () => {
  const { leader } = useText()
  const mayManage = useMay('theme.manage')
  const { data, error, refetch } = useQuery(reading(crossCut, {}))
  const retired = new Set(
    (useQuery(reading(listThemes, {})).data?.items ?? []).filter((each) => each.retired).map((each) => each.id),
  )
  const retire = useCommand(retireTheme)
  return (
    <Page title={leader.themesTitle} side={mayManage ? <AddTheme /> : undefined}>
      {error ? <PageError error={error} retry={() => void refetch()} /> : null}
      {!data && !error ? <Loading /> : null}
      {data && data.items.length === 0 ? (
        <Empty title={leader.noThemes}>
          <p className="soft">{leader.noThemesHint}</p>
        </Empty>
      ) : null}
      {data && data.items.length > 0 ? (
        <div className="list-frame">
          <table className="list" aria-label={leader.themesTitle}>
            <thead>
              <tr>
                <th scope="col">{leader.theme}</th>
                <th scope="col" className="list-count">
                  {leader.count}
                </th>
                {lights.map((light) => (
                  <th key={light} scope="col" className="list-count">
                    <Light light={light} />
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {data.items.map((theme) => (
                <tr key={theme.id}>
                  <th scope="row">
                    <Link to="/ledger" search={{ themeId: theme.id }}>
                      {theme.name}
                    </Link>{' '}
                    {retired.has(theme.id) ? <span className="soft">{leader.retired}</span> : null}
                    {mayManage && !retired.has(theme.id) ? (
                      <Button
                        type="link"
                        size="small"
                        className="no-print"
                        aria-label={`${leader.retireTheme}：${theme.name}`}
                        onClick={() => retire.mutate({ name: theme.name })}
                      >
                        {leader.retireTheme}
                      </Button>
                    ) : null}
                  </th>
                  <td data-label={leader.count} className="list-count">
                    {theme.total}
                  </td>
                  {lights.map((light) => (
                    <td key={light} className="list-count">
                      <Link to="/ledger" search={{ themeId: theme.id, light }}>
                        {theme[light]}
                      </Link>
                    </td>
                  ))}
                </tr>
              ))}
              <tr>
                <th scope="row">{leader.themeTotal}</th>
                <td data-label={leader.count} className="list-count">
                  <strong>{data.all.total}</strong>
                </td>
                {lights.map((light) => (
                  <td key={light} className="list-count">
                    {data.all[light]}
                  </td>
                ))}
              </tr>
            </tbody>
          </table>
        </div>
      ) : null}
    </Page>
  )
}
