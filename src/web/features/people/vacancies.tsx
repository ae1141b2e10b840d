import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Alert } from 'antd'
import { listVacancies } from '#contract/readiness.ts'
import { reading } from '#web/api/client.ts'
import { useMay } from '#web/api/me.ts'
import { useText } from '#web/text/use-text.ts'

const shown = 6

/** 缺位提醒 on the desk of whoever can do something about it. */
export const Vacancies = () => {
  const { people } = useText()
  const mayRead = useMay('readiness.read')
  const { data } = useQuery({ ...reading(listVacancies, {}), enabled: mayRead })
  if (!data || data.items.length === 0) return null
  const names = data.items
    .slice(0, shown)
    .map((each) => (each.deputyName ? `${each.name}${people.onlyDeputy(each.deputyName)}` : each.name))
  return (
    <Alert
      type="warning"
      showIcon
      className="matter-note"
      title={people.vacancies(data.items.length, names.join('、'), data.items.length > shown)}
      action={<Link to="/readiness">{people.toReadiness}</Link>}
    />
  )
}
