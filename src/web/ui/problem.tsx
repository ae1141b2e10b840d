import { App, Button } from 'antd'
import type { ReactNode } from 'react'
import { isProblem } from '#web/api/problem.ts'
import type { Text } from '#web/text/use-text.ts'
import { useText } from '#web/text/use-text.ts'

/** The words for what went wrong: the server's own where it has some. */
export const problemWords = (error: unknown, { controls }: Text): string => {
  if (!isProblem(error)) return controls.problem.fault
  if (error.status === 0) return controls.problem.offline
  if (error.status === 500) return `${controls.problem.fault}：${error.instance ?? ''}`
  if (error.detail) return error.detail
  const fields = error.fields.map(({ message }) => message).join('；')
  return [error.title || controls.problem.fault, fields].filter(Boolean).join('：')
}

/** Says a problem over the page; for what no field is to blame for. */
export const useSayProblem = () => {
  const { message } = App.useApp()
  const text = useText()
  return (error: unknown) => void message.error({ content: problemWords(error, text), duration: 6 })
}

/** In place of a page, or of a part of one, that could not be read. */
export const PageError = ({ error, retry }: { readonly error: unknown; readonly retry?: () => void }) => {
  const text = useText()
  const { problem } = text.controls
  const status = isProblem(error) ? error.status : 500
  const words =
    status === 404 || status === 400 ? problem.notFound : status === 403 ? problem.forbidden : problemWords(error, text)
  return (
    <section className="page-state" role="alert">
      <p className="page-state-words">{words}</p>
      <p>
        {retry && status !== 404 && status !== 403 ? <Button onClick={retry}>{text.controls.retry}</Button> : null}{' '}
        <Button href="/">{problem.home}</Button>
      </p>
    </section>
  )
}

export const Empty = ({ title, children }: { readonly title: string; readonly children?: ReactNode }) => (
  <section className="page-state">
    <p className="page-state-words">{title}</p>
    {children}
  </section>
)

export const Loading = () => {
  const { controls } = useText()
  return (
    <p className="loading" role="status">
      {controls.loading}
    </p>
  )
}
