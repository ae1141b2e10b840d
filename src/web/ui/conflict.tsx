import { App } from 'antd'
import { useText } from '#web/text/use-text.ts'

/** Says that somebody else was faster, and shows the present state when the reader is ready to look at it. */
export const useConflict = () => {
  const { modal } = App.useApp()
  const { conflict } = useText().controls
  return (show: () => void) =>
    void modal.warning({ title: conflict.title, content: conflict.text, okText: conflict.show, onOk: show })
}
