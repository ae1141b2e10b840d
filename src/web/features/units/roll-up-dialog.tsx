import { Form, InputNumber, Radio } from 'antd'
import { declareRollUp } from '#contract/children.ts'
import { rollUpRules, type RollUpRule } from '#domain/roll-up.ts'
import { useMe } from '#web/api/me.ts'
import { useText } from '#web/text/use-text.ts'
import { CommandDialog } from '#web/ui/command-dialog.tsx'
import { Field } from '#web/ui/fields.tsx'
import { keepMatter, type MatterView } from '../matter/view.ts'
import { ownPart } from './division-dialogs.tsx'
import type { UnitSide } from './side.ts'

type Declared = { readonly rule: RollUpRule; readonly weights?: Readonly<Record<string, number>> }
type Given = { readonly view: MatterView; readonly side: UnitSide; readonly onClose: () => void }

export const RollUpDialog = ({ view, side, onClose }: Given) => {
  const { units } = useText()
  const me = useMe()
  const [form] = Form.useForm<Declared>()
  const rule = Form.useWatch('rule', form) ?? side.rollUp?.rule
  const mine = ownPart(
    view,
    me.appointments.map((each) => each.organizationId),
  )
  const weights = Object.fromEntries(side.rollUp?.terms.map((term) => [term.id, term.weight]) ?? [])
  return (
    <CommandDialog<typeof declareRollUp, Declared>
      of={declareRollUp}
      form={form}
      title={units.declareRollUp}
      initial={{ rule: side.rollUp?.rule ?? 'all', weights }}
      toInput={(values) => ({
        assignmentId: mine?.id ?? '',
        version: view.face.version,
        rule: values.rule,
        weights:
          values.rule === 'weighted'
            ? side.children.map((child) => ({ childId: child.id, weight: values.weights?.[child.id] ?? 1 }))
            : [],
      })}
      onClose={onClose}
      onDone={keepMatter}
    >
      <Field name="rule" label={units.rollUp}>
        <Radio.Group options={rollUpRules.map((value) => ({ value, label: units.rollUpRules[value] }))} />
      </Field>
      {rule === 'weighted'
        ? side.children.map((child) => (
            <Field
              key={child.id}
              name={['weights', child.id]}
              label={`${units.weight}：${child.leadName ?? child.title}`}
            >
              <InputNumber min={0} max={1000} style={{ width: '100%' }} />
            </Field>
          ))
        : null}
    </CommandDialog>
  )
}
