import { useQuery } from '@tanstack/react-query'
import { Select, type SelectProps } from 'antd'
import { useState } from 'react'
import { listMatters } from '#contract/ledger.ts'
import { reading } from '#web/api/client.ts'
import { useText } from '#web/text/use-text.ts'

/** Another matter, found by words of its title or number. */
export const MatterSelect = ({ except, ...given }: SelectProps<string> & { readonly except: string }) => {
  const { controls } = useText()
  const [words, setWords] = useState('')
  const { data, isFetching } = useQuery({
    ...reading(listMatters, { scope: 'open', limit: 20, ...(words.trim() ? { search: words.trim() } : {}) }),
    placeholderData: (previous) => previous,
  })
  const options = (data?.items ?? [])
    .filter((each) => each.id !== except)
    .map((each) => ({ value: each.id, label: [each.number, each.title, each.leadName].filter(Boolean).join('　') }))
  return (
    <Select
      placeholder={controls.choose}
      popupMatchSelectWidth={false}
      {...given}
      options={options}
      loading={isFetching}
      showSearch={{ filterOption: false, onSearch: setWords }}
    />
  )
}
