import { useEffect, type ReactNode } from 'react'
import { useText } from '#web/text/use-text.ts'

type Given = {
  /** For pages that print their own way. */
  readonly className?: string
  readonly title: string
  readonly side?: ReactNode
  readonly children: ReactNode
}

/** A page below the shell: its name as the one heading of the first level and in the window's title. */
export const Page = ({ title, side, children, className = '' }: Given) => {
  const { shell } = useText()
  useEffect(() => {
    document.title = `${title} · ${shell.name}`
  }, [title, shell.name])
  return (
    <div className={`page ${className}`}>
      <div className="page-head">
        <h1>{title}</h1>
        {side ? <div className="page-side">{side}</div> : null}
      </div>
      {children}
    </div>
  )
}

export const Section = ({ title, side, children }: Given) => (
  <section className="section">
    <div className="section-head">
      <h2>{title}</h2>
      {side}
    </div>
    {children}
  </section>
)
