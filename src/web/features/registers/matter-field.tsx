import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { listMatters } from '#contract/ledger.ts'
import { reading } from '#web/api/client.ts'
import { useText } from '#web/text/use-text.ts'
import { Field } from '#web/ui/fields.tsx'

/** The matter that an entry belongs to, or none. */
export const MatterField = () => {
  const { registers, controls } = useText()
  const { data } = useQuery({ ...reading(listMatters, { scope: 'open', limit: 200 }), staleTime: 60_000 })
  return (
    <Field name="matterId" label={registers.matter} optional>
      <Select
        allowClear
        placeholder={controls.choose}
        showSearch={{ optionFilterProp: 'label' }}
        options={(data?.items ?? []).map((face) => ({ value: face.id, label: face.title }))}
      />
    </Field>
  )
}
