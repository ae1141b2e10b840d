import { useQuery } from '@tanstack/react-query'
import { Alert } from 'antd'
import { getBurden } from '#contract/burdens.ts'
import { reading } from '#web/api/client.ts'
import { useText } from '#web/text/use-text.ts'
import { instantText } from '#web/ui/dates.ts'

/** Before anybody asks: how often this unit has been asked, and whether somebody waits for the same answer. */
export const BurdenNote = ({ matterId }: { readonly matterId: string }) => {
  const { periods } = useText()
  const { data } = useQuery(reading(getBurden, { matterId }))
  if (!data) return null
  const { office, sameSource } = data
  return (
    <>
      <p>
        {periods.burden(data.unitName ?? '', office.total, data.mine)}
        <span className="soft">{`（${periods.burdenParts(office.questions, office.demands, office.chases)}）`}</span>
      </p>
      {sameSource.length > 0 ? (
        <Alert
          className="dialog-problem"
          type="warning"
          showIcon
          title={periods.asksAlready}
          description={sameSource.map((each) => (
            <div key={each.id}>
              {periods.askedAt(each.organizationName, instantText(each.at))}
              {each.text ? <span className="block pre">{each.text}</span> : null}
            </div>
          ))}
        />
      ) : null}
    </>
  )
}
