import { Form, Input } from 'antd'
import type { ReactNode } from 'react'
import { useText } from '#web/text/use-text.ts'

type Name = string | readonly (string | number)[]
type Given = { readonly name: Name; readonly label: string; readonly help?: string; readonly optional?: boolean }

/** A field of a form, required unless said otherwise. */
export const Field = ({ name, label, help, optional = false, children }: Given & { readonly children: ReactNode }) => {
  const { controls } = useText()
  return (
    <Form.Item
      name={name as string | (string | number)[]}
      label={optional ? `${label}（${controls.optional}）` : label}
      {...(help ? { extra: help } : {})}
      rules={optional ? [] : [{ required: true, message: controls.required }]}
    >
      {children}
    </Form.Item>
  )
}

export const LineField = ({ max, ...given }: Given & { readonly max: number }) => (
  <Field {...given}>
    <Input maxLength={max} />
  </Field>
)

export const TextField = ({ max, rows = 3, ...given }: Given & { readonly max: number; readonly rows?: number }) => (
  <Field {...given}>
    <Input.TextArea maxLength={max} autoSize={{ minRows: rows, maxRows: 12 }} />
  </Field>
)
