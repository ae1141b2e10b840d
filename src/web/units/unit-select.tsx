import { Select, type SelectProps } from 'antd'
import { useMemo } from 'react'
import { useText } from '#web/text/use-text.ts'
import { useUnits } from './use-units.ts'

type Given = Omit<SelectProps<string>, 'options' | 'showSearch'>

/** One unit of the directory, found by its full or its short name. */
export const UnitSelect = (given: Given) => {
  const { controls } = useText()
  const { units } = useUnits()
  const options = useMemo(
    () =>
      units.map(({ id, name, shortName }) => ({
        value: id,
        label: shortName === name ? name : `${shortName}（${name}）`,
        search: `${shortName} ${name}`,
      })),
    [units],
  )
  return (
    <Select
      placeholder={controls.choose}
      popupMatchSelectWidth={false}
      {...given}
      options={options}
      showSearch={{ optionFilterProp: 'search' }}
    />
  )
}
