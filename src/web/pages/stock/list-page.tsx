import { UploadOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useRef } from 'react'
import { listStock, uploadStock } from '#contract/stock.ts'
import { reading } from '#web/api/client.ts'
import { useCommand } from '#web/api/use-command.ts'
import { base64Of } from '#web/pages/sources/base64.ts'
import { useText } from '#web/text/use-text.ts'
import { dateText } from '#web/ui/dates.ts'
import { Page } from '#web/ui/page.tsx'
import { Empty, Loading, PageError } from '#web/ui/problem.tsx'
import '#web/ui/list.css'

const Upload = () => {
  const { stock } = useText()
  const navigate = useNavigate()
  const chooser = useRef<HTMLInputElement>(null)
  const upload = useCommand(uploadStock, {
    onDone: (batch) => void navigate({ to: '/stock/$batchId', params: { batchId: batch.id } }),
  })
  return (
    <>
      <input
        ref={chooser}
        type="file"
        accept=".xlsx,.xls,.xlsm"
        hidden
        data-testid="stock-file"
        onChange={({ target }) => {
          const [chosen] = target.files ?? []
          if (chosen)
            void chosen.arrayBuffer().then((bytes) => upload.mutate({ name: chosen.name, content: base64Of(bytes) }))
          target.value = ''
        }}
      />
      <Button
        type="primary"
        icon={<UploadOutlined />}
        loading={upload.isPending}
        onClick={() => chooser.current?.click()}
      >
        {upload.isPending ? stock.uploading : stock.upload}
      </Button>
    </>
  )
}

export const StockPage = () => {
  const { stock, controls } = useText()
  const { data, error, refetch } = useQuery(reading(listStock, {}))
  return (
    <Page title={stock.title} side={<Upload />}>
      <p className="soft">{stock.hint}</p>
      {error ? <PageError error={error} retry={() => void refetch()} /> : null}
      {!data && !error ? <Loading /> : null}
      {data?.items.length === 0 ? <Empty title={stock.none} /> : null}
      {data && data.items.length > 0 ? (
        <div className="list-frame">
          <table className="list">
            <thead>
              <tr>
                <th scope="col">{stock.columnFile}</th>
                <th scope="col">{stock.columnMade}</th>
                <th scope="col">{stock.columnState}</th>
                <th scope="col" className="list-count">
                  {stock.columnMatters}
                </th>
              </tr>
            </thead>
            <tbody>
              {data.items.map((row) => (
                <tr key={row.id}>
                  <th scope="row">
                    <Link to="/stock/$batchId" params={{ batchId: row.id }}>
                      {row.fileName}
                    </Link>
                  </th>
                  <td data-label={stock.columnMade}>
                    {row.madeBy} {dateText(row.madeOn)}
                  </td>
                  <td data-label={stock.columnState}>{stock.states[row.state]}</td>
                  <td data-label={stock.columnMatters} className="list-count">
                    {row.matters ?? controls.none}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
    </Page>
  )
}
