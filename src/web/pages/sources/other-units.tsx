import { Button, Form, Input, Select } from 'antd'
import { useText } from '#web/text/use-text.ts'
import { UnitSelect } from '#web/units/unit-select.tsx'

/** Joint leads and supporting units, each with its part. */
export const OtherUnits = () => {
  const { sources, words, controls } = useText()
  const required = [{ required: true, message: controls.required }]
  const parts = [
    { value: 'joint_lead', label: words.parts.joint_lead },
    { value: 'supporting', label: words.parts.supporting },
  ]
  return (
    <fieldset className="form-set">
      <legend>{sources.otherUnits}</legend>
      <Form.List name="others">
        {(rows, { add, remove }) => (
          <>
            {rows.map(({ key, name }) => (
              <div key={key} className="unit-row">
                <Form.Item name={[name, 'organizationId']} rules={required}>
                  <UnitSelect aria-label={sources.unit} />
                </Form.Item>
                <Form.Item name={[name, 'part']}>
                  <Select aria-label={sources.part} options={parts} />
                </Form.Item>
                <Form.Item name={[name, 'duty']}>
                  <Input aria-label={sources.duty} placeholder={sources.duty} maxLength={200} />
                </Form.Item>
                <Button type="text" onClick={() => remove(name)}>
                  {sources.removeUnit}
                </Button>
              </div>
            ))}
            <Button className="add-unit" onClick={() => add({ part: 'supporting' })}>
              {sources.addUnit}
            </Button>
          </>
        )}
      </Form.List>
    </fieldset>
  )
}
