import { Link } from '@tanstack/react-router'
import { useMay, useMe } from '#web/api/me.ts'
import { useText } from '#web/text/use-text.ts'
import { dateText } from '#web/ui/dates.ts'
import { Page, Section } from '#web/ui/page.tsx'
import { Delegations } from '#web/features/people/delegations.tsx'
import { ContactSection } from '#web/features/contact/contact.tsx'
import { FeedSection } from '#web/features/contact/feed.tsx'
import { Tokens } from './tokens.tsx'

export const ProfilePage = () => {
  const { administration, people, words } = useText()
  const mayLend = useMay('delegation.make')
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
            <li key={`${each.organizationId} ${each.role} ${each.lentBy?.id}`}>
              <span>
                <b>{words.roles[each.role]}</b> {each.organizationName} {each.post}
                {each.lentBy ? (
                  <span className="soft">　{people.lentBy(each.lentBy.name, dateText(each.lentBy.until))}</span>
                ) : null}
              </span>
            </li>
          ))}
        </ul>
      </Section>
      {mayLend ? <Delegations /> : null}
      <ContactSection />
      <FeedSection />
      <Tokens />
    </Page>
  )
}
