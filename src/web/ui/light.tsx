import type { Light as LightName } from '#domain/light.ts'
import { useText } from '#web/text/use-text.ts'

const shapes: Record<LightName, string> = { red: '▲', yellow: '◆', green: '●', blue: '✓', grey: '■' }

/** A light is a colour, a shape and a word: ledgers are printed in black and white. */
export const Light = ({
  light,
  state,
  isAll = false,
}: {
  readonly light: LightName
  readonly state?: string
  /** Stands for everything under this light, whatever its state. */
  readonly isAll?: boolean
}) => {
  const { words } = useText()
  const isEnded = state !== undefined && ['completed', 'cleared', 'archived'].includes(state)
  const name =
    light === 'blue' && isAll
      ? words.lightHandedIn
      : light === 'blue' && isEnded
        ? words.lightCompleted
        : light === 'grey' && state === 'suspended'
          ? words.lightSuspended
          : words.lights[light]
  return (
    <span className={`light light-${light}`}>
      <span aria-hidden="true">{shapes[light]}</span> {name}
    </span>
  )
}
