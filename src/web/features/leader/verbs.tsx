import { StarFilled, StarOutlined } from '@ant-design/icons'
import { Button, Checkbox, Form } from 'antd'
import { instruct } from '#contract/leader.ts'
import { starMatter } from '#contract/marks.ts'
import { useCommand } from '#web/api/use-command.ts'
import { useText } from '#web/text/use-text.ts'
import { CommandDialog } from '#web/ui/command-dialog.tsx'
import { TextField } from '#web/ui/fields.tsx'

type On = { readonly matterId: string; readonly title: string; readonly onClose: () => void }

/** 批示: to the office, which registers it. */
export const InstructDialog = ({ matterId, title, onClose }: On) => {
  const { leader } = useText()
  return (
    <CommandDialog<typeof instruct, { text: string; answerRequired: boolean }>
      of={instruct}
      title={leader.instruct}
      note={`${title}　${leader.instructNote}`}
      initial={{ answerRequired: true }}
      toInput={(values) => ({ matterId, ...values })}
      onClose={onClose}
      onDone={() => undefined}
    >
      <TextField name="text" label={leader.instructText} max={1000} />
      <Form.Item name="answerRequired" valuePropName="checked">
        <Checkbox>{leader.answerRequired}</Checkbox>
      </Form.Item>
    </CommandDialog>
  )
}

type Starring = { readonly matterId: string; readonly title: string; readonly starred: boolean }

export const Star = ({ matterId, title, starred }: Starring) => {
  const { leader } = useText()
  const star = useCommand(starMatter)
  return (
    <Button
      type="text"
      size="small"
      className="no-print"
      aria-pressed={starred}
      aria-label={leader.starOf(title)}
      title={starred ? leader.unstar : leader.star}
      icon={starred ? <StarFilled className="starred" /> : <StarOutlined />}
      onClick={() => star.mutate({ matterId, starred: !starred })}
    />
  )
}
