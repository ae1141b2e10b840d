import { useQuery } from '@tanstack/react-query'
import { Button, Input, Select } from 'antd'
import { useEffect, useId, useRef, useState, type ReactNode } from 'react'
import { listThemes } from '#contract/marks.ts'
import { listOrganizations } from '#contract/organizations.ts'
import { dutyScopes, importances } from '#domain/grade.ts'
import { lights } from '#domain/light.ts'
import { matterStates } from '#domain/matter.ts'
import { reading } from '#web/api/client.ts'
import { useText } from '#web/text/use-text.ts'
import { DateField } from '#web/ui/date-field.tsx'
import { usePhone } from '#web/ui/use-phone.ts'
import type { LedgerFilter } from './search.ts'

type Given = { readonly filter: LedgerFilter; readonly onChange: (filter: LedgerFilter) => void }

const Field = ({ label, children }: { readonly label: string; readonly children: (id: string) => ReactNode }) => {
  const id = useId()
  return (
    <div className="filter">
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </div>
  )
}

/** Words wait until the input method has finished: half-typed pinyin is no search. */
const SearchField = ({ filter, onChange, id }: Given & { readonly id: string }) => {
  const { ledger } = useText()
  const [words, setWords] = useState(filter.search ?? '')
  const [applied, setApplied] = useState(filter.search)
  const isComposing = useRef(false)
  const later = useRef<ReturnType<typeof setTimeout>>(undefined)
  if (filter.search !== applied) {
    setApplied(filter.search)
    if ((filter.search ?? '') !== words.trim()) setWords(filter.search ?? '')
  }
  useEffect(() => () => clearTimeout(later.current), [])
  const apply = (text: string, wait: number) => {
    clearTimeout(later.current)
    later.current = setTimeout(() => onChange({ ...filter, search: text.trim() || undefined }), wait)
  }
  return (
    <Input
      id={id}
      allowClear
      maxLength={100}
      placeholder={ledger.searchPlaceholder}
      value={words}
      onCompositionStart={() => {
        isComposing.current = true
      }}
      onCompositionEnd={(event) => {
        isComposing.current = false
        apply(event.currentTarget.value, 300)
      }}
      onChange={(event) => {
        setWords(event.target.value)
        if (!isComposing.current) apply(event.target.value, 300)
      }}
      onPressEnter={(event) => {
        if (!event.nativeEvent.isComposing) apply(event.currentTarget.value, 0)
      }}
    />
  )
}

export const LedgerFiltersBar = ({ filter, onChange }: Given) => {
  const { ledger, words, controls } = useText()
  const { data } = useQuery({ ...reading(listOrganizations, {}), staleTime: 600_000 })
  const themes = useQuery({ ...reading(listThemes, {}), staleTime: 600_000 }).data?.items ?? []
  const [isMore, setMore] = useState(
    Boolean(
      filter.themeId ??
      filter.importance ??
      filter.dutyScope ??
      filter.supervision ??
      filter.sourceKind ??
      filter.dueFrom ??
      filter.dueTo ??
      filter.asOf ??
      filter.sort,
    ),
  )
  const isPhone = usePhone()
  const isShort = isPhone && !isMore
  const set = (patch: LedgerFilter) => onChange({ ...filter, ...patch })
  const choice = <
    K extends
      | 'light'
      | 'state'
      | 'scope'
      | 'sourceKind'
      | 'sort'
      | 'themeId'
      | 'importance'
      | 'dutyScope'
      | 'supervision',
  >(
    name: K,
    label: string,
    names: Record<string, string>,
    keys: readonly string[],
    usual?: string,
  ) => (
    <Field label={label}>
      {(id) => (
        <Select
          id={id}
          allowClear={usual === undefined}
          placeholder={ledger.all}
          value={filter[name] ?? usual}
          options={keys.map((key) => ({ value: key, label: names[key] ?? key }))}
          onChange={(value: string | undefined) => set({ [name]: value === usual ? undefined : value })}
        />
      )}
    </Field>
  )
  return (
    <form
      className="filters no-print"
      aria-label={ledger.filters}
      role="search"
      onSubmit={(event) => event.preventDefault()}
    >
      <Field label={ledger.search}>{(id) => <SearchField id={id} filter={filter} onChange={onChange} />}</Field>
      {isShort ? null : choice('scope', ledger.scope, ledger.scopes, Object.keys(ledger.scopes), 'all')}
      {isShort ? null : choice('light', ledger.light, { ...words.lights, blue: words.lightHandedIn }, lights)}
      {isShort ? null : choice('state', ledger.state, words.states, matterStates)}
      {isMore ? (
        <>
          <Field label={ledger.lead}>
            {(id) => (
              <Select
                id={id}
                allowClear
                showSearch={{ optionFilterProp: 'label' }}
                placeholder={ledger.all}
                value={filter.leadOrganizationId}
                options={(data?.items ?? []).map((each) => ({ value: each.id, label: each.name }))}
                onChange={(value: string | undefined) => set({ leadOrganizationId: value })}
              />
            )}
          </Field>
          {choice('sourceKind', ledger.sourceKind, words.sourceKinds, Object.keys(words.sourceKinds))}
          {themes.length > 0
            ? choice(
                'themeId',
                ledger.theme,
                Object.fromEntries(themes.map((theme) => [theme.id, theme.name])),
                themes.map((theme) => theme.id),
              )
            : null}
          {choice('importance', ledger.importance, ledger.importances, importances)}
          {choice('dutyScope', ledger.dutyScope, ledger.dutyScopes, dutyScopes)}
          {choice('supervision', ledger.supervision, ledger.supervisions, ['personal'])}
          <Field label={ledger.dueFrom}>
            {(id) => (
              <DateField id={id} value={filter.dueFrom} max={filter.dueTo} onChange={(dueFrom) => set({ dueFrom })} />
            )}
          </Field>
          <Field label={ledger.dueTo}>
            {(id) => (
              <DateField id={id} value={filter.dueTo} min={filter.dueFrom} onChange={(dueTo) => set({ dueTo })} />
            )}
          </Field>
          <Field label={ledger.asOf}>
            {(id) => <DateField id={id} value={filter.asOf} onChange={(asOf) => set({ asOf })} />}
          </Field>
          {choice('sort', ledger.sort, ledger.sorts, Object.keys(ledger.sorts), 'level')}
        </>
      ) : null}
      <div className="filter-buttons">
        <Button type="primary" htmlType="submit" onClick={() => onChange({ ...filter })}>
          {controls.search}
        </Button>
        <Button onClick={() => onChange({})}>{controls.reset}</Button>
        <Button type="link" aria-expanded={isMore} onClick={() => setMore(!isMore)}>
          {isMore ? controls.less : controls.more}
        </Button>
      </div>
    </form>
  )
}
