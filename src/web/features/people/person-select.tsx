import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Select, type SelectProps } from 'antd'
import { useMemo, useState } from 'react'
import { listAccounts } from '#contract/accounts.ts'
import type { Role } from '#domain/permissions.ts'
import { reading } from '#web/api/client.ts'
import { useText } from '#web/text/use-text.ts'

type Given = Omit<SelectProps<string>, 'options' | 'showSearch'> & {
  /** Only people in office there, in one of these roles. */
  readonly organizationId?: string | undefined
  readonly roles?: readonly Role[]
  readonly without?: string
}

/** One person of the directory, found by name or login and told apart by post and organization. */
export const PersonSelect = ({ organizationId, roles, without, ...given }: Given) => {
  const { controls, words } = useText()
  const [search, setSearch] = useState('')
  const { data } = useQuery({
    ...reading(listAccounts, {
      limit: 100,
      ...(search ? { search } : {}),
      ...(organizationId ? { organizationId } : {}),
    }),
    placeholderData: keepPreviousData,
  })
  const options = useMemo(
    () =>
      (data?.items ?? [])
        .filter((each) => each.id !== without && each.state === 'active')
        .flatMap((each) => {
          const posts = each.appointments.filter((held) => !roles || roles.includes(held.role))
          if (posts.length === 0) return []
          const said = posts.map((held) => `${held.organizationName} ${held.post ?? words.roles[held.role]}`)
          return [{ value: each.id, label: `${each.name}（${said.join('；')}）` }]
        }),
    [data, roles, without, words],
  )
  return (
    <Select
      placeholder={controls.choose}
      popupMatchSelectWidth={false}
      {...given}
      options={options}
      showSearch={{ filterOption: false, onSearch: (text) => setSearch(text.trim().slice(0, 60)) }}
    />
  )
}
