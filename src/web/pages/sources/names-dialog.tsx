import { App, Button, Modal, Select } from 'antd'
import { useMemo, useState } from 'react'
import { settleName } from '#contract/document-names.ts'
import { call } from '#web/api/call.ts'
import { client } from '#web/api/client.ts'
import { useText } from '#web/text/use-text.ts'
import { useSayProblem } from '#web/ui/problem.tsx'
import { useDialogFocus } from '#web/ui/use-dialog-focus.ts'
import { useUnits } from '#web/units/use-units.ts'
import type { SourceData } from './types.ts'

type Name = SourceData['names'][number]
type Given = { readonly names: readonly Name[]; readonly onClose: () => void }

/** What the names of the document mean, asked once for all documents: one unit, or whom a collective means. */
export const NamesDialog = ({ names, onClose }: Given) => {
  const { sources, controls } = useText()
  const { message } = App.useApp()
  const sayProblem = useSayProblem()
  const { units } = useUnits()
  useDialogFocus()
  const [chosen, setChosen] = useState<Readonly<Record<string, readonly string[]>>>(
    Object.fromEntries(names.map((each) => [each.name, each.suggested])),
  )
  const [isSaving, setSaving] = useState(false)
  const options = useMemo(
    () => units.map(({ id, name, shortName }) => ({ value: id, label: shortName, search: `${shortName} ${name}` })),
    [units],
  )
  const ready = names.filter((each) => (chosen[each.name] ?? []).length > 0)
  const save = async () => {
    setSaving(true)
    try {
      for (const { name } of ready) await call(settleName, { name, unitIds: [...(chosen[name] ?? [])] })
      void message.success(sources.namesSettled(ready.length))
      onClose()
    } catch (error) {
      sayProblem(error)
    } finally {
      await client.invalidateQueries()
      setSaving(false)
    }
  }
  return (
    <Modal
      open
      width={760}
      title={sources.settleNames}
      mask={{ closable: false }}
      okText={sources.settle(ready.length)}
      okButtonProps={{ disabled: ready.length === 0 }}
      cancelText={controls.cancel}
      confirmLoading={isSaving}
      onOk={() => void save()}
      onCancel={onClose}
      className="names-dialog"
    >
      <p className="soft">{sources.namesHint}</p>
      {names.map(({ name, isCollective, suggested }) => (
        <div key={name} className="name-row">
          <span className="name-said">
            {name}
            <span className="soft">{isCollective ? sources.nameCollective : sources.nameUnknown}</span>
          </span>
          <Select
            mode="multiple"
            aria-label={sources.chooseFor(name)}
            placeholder={sources.chooseFor(name)}
            maxTagCount={6}
            {...(isCollective ? {} : { maxCount: 1 })}
            value={[...(chosen[name] ?? [])]}
            options={options}
            showSearch={{ optionFilterProp: 'search' }}
            onChange={(ids: string[]) => setChosen({ ...chosen, [name]: ids })}
          />
          {isCollective && suggested.length > 0 ? (
            <Button size="small" onClick={() => setChosen({ ...chosen, [name]: suggested })}>
              {sources.nameSuggested(suggested.length)}
            </Button>
          ) : null}
        </div>
      ))}
    </Modal>
  )
}
