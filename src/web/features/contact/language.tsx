import { App, Form, Select } from 'antd'
import { changeContact, type getContact } from '#contract/contact.ts'
import type { OutputOf } from '#contract/operation.ts'
import { useCommand } from '#web/api/use-command.ts'
import { useText } from '#web/text/use-text.ts'

/** The language of mails, robots and the calendar: of the person, where that of the screen is of the browser. */
export const OutsideLanguage = ({ contact }: { readonly contact: OutputOf<typeof getContact> }) => {
  const { urging } = useText()
  const { message } = App.useApp()
  const save = useCommand(changeContact, { onDone: () => void message.success(urging.saved) })
  const { email, byEmail, byRobot } = contact
  const kept = { ...(email === null ? {} : { email }), byEmail, byRobot }
  return (
    <Form layout="vertical" className="form-grid">
      <Form.Item label={urging.outsideLanguage} htmlFor="outside-language">
        <Select
          id="outside-language"
          value={contact.language}
          loading={save.isPending}
          options={[
            { value: 'zh' as const, label: '中文' },
            { value: 'en' as const, label: 'English' },
          ]}
          onChange={(language) => save.mutate({ ...kept, language })}
        />
      </Form.Item>
    </Form>
  )
}
