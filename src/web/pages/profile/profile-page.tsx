import { Link } from '@tanstack/react-router'
import { useMe } from '#web/api/me.ts'
import { useText } from '#web/text/use-text.ts'
import { Page, Section } from '#web/ui/page.tsx'
import { Tokens } from './tokens.tsx'

export const ProfilePage = () => {
  const { administration, words } = useText()
  const me = useMe()
  return (
    <Page
      title={administration.profile}
      side={
        <Link to="/password" className="link-button">
          {administration.changePassword}
        </Link>
      }
    >
      <Section title={administration.account}>
        <p>
          <strong>{me.name}</strong> <span className="soft">{me.login}</span>
        </p>
        <ul className="appointments">
          {me.appointments.map((each) => (
            <li key={`${each.organizationId} ${each.role}`}>
              <span>
                <b>{words.roles[each.role]}</b> {each.organizationName} {each.post}
              </span>
            </li>
          ))}
        </ul>
      </Section>
      <Tokens />
    </Page>
  )
}
