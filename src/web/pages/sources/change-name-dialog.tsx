import { Form, Select } from 'antd'
import { useMemo } from 'react'
import { changeName } from '#contract/document-names.ts'
import { useText } from '#web/text/use-text.ts'
import { CommandDialog } from '#web/ui/command-dialog.tsx'
import { useUnits } from '#web/units/use-units.ts'
import type { Settled } from './names-page.tsx'

type Given = { readonly settled: Settled; readonly onClose: () => void }

/** One name and whom it is to mean from now on. */
export const ChangeNameDialog = ({ settled, onClose }: Given) => {
  const { aliases, sources, controls } = useText()
  const { units } = useUnits()
  const options = useMemo(
    () => units.map(({ id, name, shortName }) => ({ value: id, label: shortName, search: `${shortName} ${name}` })),
    [units],
  )
  return (
    <CommandDialog<typeof changeName, { unitIds: string[] }>
      of={changeName}
      title={aliases.change}
      note={aliases.changeTitle(settled.name)}
      initial={{ unitIds: settled.unitIds.filter((id) => units.some((unit) => unit.id === id)) }}
      toInput={({ unitIds }) => ({ nameId: settled.id, version: settled.version, unitIds })}
      onClose={onClose}
      onDone={() => undefined}
    >
      <Form.Item
        name="unitIds"
        label={sources.chooseFor(settled.name)}
        rules={[{ required: true, message: controls.required }]}
      >
        <Select mode="multiple" options={options} maxTagCount={8} showSearch={{ optionFilterProp: 'search' }} />
      </Form.Item>
    </CommandDialog>
  )
}
