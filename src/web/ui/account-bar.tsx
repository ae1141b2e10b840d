import { useNavigate } from '@tanstack/react-router'
import { Dropdown, type MenuProps } from 'antd'
import { signOut } from '#contract/session.ts'
import { call } from '#web/api/call.ts'
import { client } from '#web/api/client.ts'
import { stopHearing } from '#web/api/live.ts'
import { useMe } from '#web/api/me.ts'
import { chooseLanguage } from '#web/text/language.ts'
import { useLanguage, useText } from '#web/text/use-text.ts'
import { Bell } from './bell.tsx'
import { useSayProblem } from './problem.tsx'

/** Who is at work here and in which posts, the language, and the way out. */
export const AccountBar = () => {
  const { administration, shell } = useText()
  const language = useLanguage()
  const me = useMe()
  const navigate = useNavigate()
  const sayProblem = useSayProblem()
  const posts = me.appointments.map((each) => [each.organizationName, each.post].filter(Boolean).join(' '))
  const leave = async () => {
    try {
      await call(signOut, {})
      stopHearing()
      await navigate({ to: '/sign-in' })
      client.clear()
    } catch (error) {
      sayProblem(error)
    }
  }
  const items: MenuProps['items'] = [
    { key: 'me', label: administration.profile, onClick: () => void navigate({ to: '/me' }) },
    { key: 'password', label: shell.password, onClick: () => void navigate({ to: '/password' }) },
    { key: 'sign-out', label: shell.signOut, onClick: () => void leave() },
  ]
  return (
    <div className="account-bar">
      <Bell />
      <span className="posts" title={posts.join('；')}>
        {posts.join('；') || shell.noPost}
      </span>
      <Dropdown menu={{ items }} trigger={['click']}>
        <button type="button" className="head-button" aria-label={`${shell.account}：${me.name}`} aria-haspopup="menu">
          {me.name} ▾
        </button>
      </Dropdown>
      <button
        type="button"
        className="head-button"
        lang={language === 'zh' ? 'en' : 'zh-CN'}
        onClick={() => chooseLanguage(language === 'zh' ? 'en' : 'zh')}
      >
        {shell.language}
      </button>
      <button type="button" className="head-button sign-out" onClick={() => void leave()}>
        {shell.signOut}
      </button>
    </div>
  )
}
