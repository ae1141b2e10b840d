import { Alert, App, Form, Modal } from 'antd'
import type { FormInstance } from 'antd'
import { createContext, use, type ReactNode } from 'react'
import type { InputOf, Operation, OutputOf } from '#contract/operation.ts'
import { isConflict, isProblem } from '#web/api/problem.ts'
import { useCommand } from '#web/api/use-command.ts'
import { useText } from '#web/text/use-text.ts'
import { problemWords } from './problem.tsx'
import { useDialogFocus } from './use-dialog-focus.ts'

type Given<T extends Operation, V extends object> = {
  readonly of: T
  readonly title: string
  readonly note?: string
  readonly initial?: Partial<V>
  readonly danger?: boolean
  readonly width?: number
  readonly form?: FormInstance<V>
  readonly toInput: (values: V) => InputOf<T>
  readonly onClose: () => void
  readonly onDone: (output: OutputOf<T>) => void
  readonly onPresent?: (present: OutputOf<T>) => void
  readonly children?: ReactNode
}

/** Whether the thing acted on has changed since the dialog was opened: the live stream moves it along underneath. */
export const ChangedMeanwhile = createContext(false)

/** One act in a dialog: its fields, what the server has against them, and that it was done. */
export const CommandDialog = <T extends Operation, V extends object>(given: Given<T, V>) => {
  const { title, note, danger = false, width = 560, onClose, toInput, children } = given
  const text = useText()
  const { message } = App.useApp()
  const [own] = Form.useForm<V>()
  const form = given.form ?? own
  const hasChanged = use(ChangedMeanwhile)
  useDialogFocus()
  const command = useCommand(given.of, {
    form,
    quiet: true,
    onDone: (output) => {
      void message.success(text.steps.done(title))
      given.onDone(output)
      onClose()
    },
    // What was typed stays: the dialog is open over the present state, and whoever opened it says whether it still fits.
    onPresent: (present) => given.onPresent?.(present),
  })
  const { error } = command
  const isAtFields =
    isProblem(error) &&
    error.fields.length > 0 &&
    error.fields.every(({ field }) => form.getFieldInstance(field.split('.')) !== undefined)
  return (
    <Modal
      open
      title={title}
      width={width}
      mask={{ closable: false }}
      okText={title}
      cancelText={text.controls.cancel}
      okButtonProps={{ danger, htmlType: 'submit' }}
      confirmLoading={command.isPending}
      onCancel={onClose}
      closable={{ 'aria-label': text.controls.close }}
      // oxlint-disable-next-line react/no-unstable-nested-components -- antd calls it as a function; it is no component
      modalRender={(dialog) => (
        <Form<V>
          form={form}
          layout="vertical"
          scrollToFirstError={{ focus: true }}
          initialValues={given.initial ?? {}}
          onFinish={(values: V) => command.mutate(toInput(values))}
        >
          {dialog}
        </Form>
      )}
    >
      {hasChanged ? (
        <Alert
          className="dialog-problem"
          type="warning"
          showIcon
          role="alert"
          title={text.controls.conflict.meanwhile}
        />
      ) : null}
      {note ? <p className="soft">{note}</p> : null}
      {error && !isConflict(error) && !isAtFields ? (
        <Alert className="dialog-problem" type="error" showIcon role="alert" title={problemWords(error, text)} />
      ) : null}
      {children}
    </Modal>
  )
}
