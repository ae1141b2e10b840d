import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button, Form, Input, InputNumber } from 'antd'
import { useState } from 'react'
import { drawVerificationSample } from '#contract/sampling.ts'
import { reading } from '#web/api/client.ts'
import { useText } from '#web/text/use-text.ts'
import { dateText } from '#web/ui/dates.ts'
import { PageError } from '#web/ui/problem.tsx'
import '#web/ui/list.css'

type Drawn = { readonly seed: string; readonly size: number }

/** 抽查核实: a list that anybody can draw again from its seed. */
export const SamplesTab = () => {
  const { plans, controls } = useText()
  const [drawn, setDrawn] = useState<Drawn | null>(null)
  const { data, error } = useQuery({
    ...reading(drawVerificationSample, drawn ?? { seed: '—', size: 1 }),
    enabled: drawn !== null,
  })
  return (
    <>
      <Form<Drawn>
        layout="vertical"
        className="no-print"
        initialValues={{ size: 10 }}
        onFinish={({ seed, size }) => setDrawn({ seed: seed.trim(), size })}
      >
        <div className="form-grid">
          <Form.Item
            name="seed"
            label={plans.seed}
            extra={plans.seedHelp}
            rules={[{ required: true, whitespace: true, message: controls.required }]}
          >
            <Input maxLength={40} />
          </Form.Item>
          <Form.Item name="size" label={plans.size} rules={[{ required: true, message: controls.required }]}>
            <InputNumber min={1} max={100} precision={0} />
          </Form.Item>
        </div>
        <Button type="primary" htmlType="submit">
          {plans.draw}
        </Button>
      </Form>
      {error ? <PageError error={error} /> : null}
      {data && drawn ? (
        <>
          <p>{`${plans.seed}：${drawn.seed}。${plans.sampleOf(data.candidates, data.textOnly)}`}</p>
          <div className="list-frame">
            <table className="list" aria-label={plans.tabs.samples}>
              <thead>
                <tr>
                  <th scope="col">{plans.matter}</th>
                  <th scope="col">{plans.lead}</th>
                  <th scope="col">{plans.handedIn}</th>
                  <th scope="col">{plans.evidence}</th>
                </tr>
              </thead>
              <tbody>
                {data.items.map((item) => (
                  <tr key={item.id}>
                    <th scope="row">
                      <Link to="/matters/$matterId" params={{ matterId: item.id }}>
                        {item.title}
                      </Link>{' '}
                      <span className="soft">{item.number}</span>
                    </th>
                    <td data-label={plans.lead}>{item.leadName}</td>
                    <td data-label={plans.handedIn} className="number">
                      {dateText(item.handedInOn)}
                    </td>
                    <td data-label={plans.evidence}>{item.textOnly ? plans.textOnly : plans.withFigures}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      ) : null}
    </>
  )
}
