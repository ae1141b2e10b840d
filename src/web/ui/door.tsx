import { useEffect, type ReactNode } from 'react'
import { chooseLanguage } from '#web/text/language.ts'
import { useLanguage, useText } from '#web/text/use-text.ts'

type Given = { readonly title: string; readonly wide?: boolean; readonly children: ReactNode }

/** A page before the shell: sign-in, first run, a password that must be changed. */
export const Door = ({ title, wide = false, children }: Given) => {
  const { shell } = useText()
  const language = useLanguage()
  useEffect(() => {
    document.title = `${title} · ${shell.name}`
  }, [title, shell.name])
  return (
    <div className="door">
      <header className="head">
        <span className="brand">
          <strong>{shell.name}</strong>
          <span>{shell.title}</span>
        </span>
        <div className="account-bar">
          <button
            type="button"
            className="head-button"
            lang={language === 'zh' ? 'en' : 'zh-CN'}
            onClick={() => chooseLanguage(language === 'zh' ? 'en' : 'zh')}
          >
            {shell.language}
          </button>
        </div>
      </header>
      <main className={wide ? 'door-card door-wide' : 'door-card'}>
        <h1>{title}</h1>
        {children}
      </main>
    </div>
  )
}
