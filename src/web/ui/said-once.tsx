import { Alert, App, Button, Modal } from 'antd'
import { useText } from '#web/text/use-text.ts'

type Given = { readonly title: string; readonly hint: string; readonly secret: string; readonly onClose: () => void }

/** The clipboard interface exists on https only; plain http is controls in intranets. */
const copy = async (secret: string): Promise<boolean> => {
  if (!('clipboard' in navigator)) return false
  try {
    await navigator.clipboard.writeText(secret)
    return true
  } catch {
    return false
  }
}

/** A secret that is shown now and never again; closed by saying that it was noted, not by a click beside it. */
export const SaidOnce = ({ title, hint, secret, onClose }: Given) => {
  const { administration } = useText()
  const { message } = App.useApp()
  const take = async () => {
    if (await copy(secret)) void message.success(administration.copied)
  }
  return (
    <Modal
      open
      title={title}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      footer={
        <Button type="primary" onClick={onClose}>
          {administration.kept}
        </Button>
      }
    >
      <Alert type="warning" showIcon title={hint} />
      <p className="said-once">
        <code data-testid="secret">{secret}</code>
        {'clipboard' in navigator ? <Button onClick={() => void take()}>{administration.copy}</Button> : null}
      </p>
    </Modal>
  )
}
