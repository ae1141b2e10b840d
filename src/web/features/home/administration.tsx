import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { listAccounts } from '#contract/accounts.ts'
import { listOrganizations } from '#contract/organizations.ts'
import { reading } from '#web/api/client.ts'
import { useMay } from '#web/api/me.ts'
import { useText } from '#web/text/use-text.ts'

const Count = ({ n, words }: { readonly n: number; readonly words: string }) => (
  <>
    <strong className="number">{n}</strong>
    <span>{words}</span>
  </>
)

/** 系统管理员: which organs could not receive an order today. */
const Readiness = () => {
  const { home } = useText()
  const { data } = useQuery(reading(listOrganizations, {}))
  if (!data) return null
  const handling = data.items.filter((each) => each.kind === 'department' || each.kind === 'government')
  // The government itself is supervised by nobody here.
  const units = handling.filter((each) => each.parentId !== null)
  return (
    <>
      <Link to="/organizations" className="card">
        <Count n={units.filter((each) => !each.hasLiaison).length} words={home.withoutLiaison} />
      </Link>
      <Link to="/organizations" className="card">
        <Count n={units.filter((each) => each.principalName === null).length} words={home.withoutPrincipal} />
      </Link>
    </>
  )
}

/** 安全管理员: accounts that wait for an appointment. */
const Waiting = () => {
  const { home } = useText()
  const { data } = useQuery(reading(listAccounts, { limit: 500 }))
  const waiting = data?.items.filter((each) => each.state === 'active' && each.appointments.length === 0)
  if (!waiting) return null
  return (
    <Link to="/accounts" className="card">
      <Count n={waiting.length} words={home.withoutPost} />
    </Link>
  )
}

/** What the three administrators have to do; they see no business content. */
export const Administration = () => {
  const { home, administration } = useText()
  const [mayManage, mayGrant, mayRead] = [
    useMay('organization.manage'),
    useMay('appointment.grant'),
    useMay('trail.read'),
  ]
  if (!mayManage && !mayGrant && !mayRead) return null
  return (
    <nav className="home-cards" aria-label={home.administration}>
      <h2>{home.administration}</h2>
      <div className="cards">
        {mayManage ? <Readiness /> : null}
        {mayGrant ? <Waiting /> : null}
        {mayRead ? (
          <Link to="/trail" className="card">
            {administration.trail}
          </Link>
        ) : null}
      </div>
    </nav>
  )
}
