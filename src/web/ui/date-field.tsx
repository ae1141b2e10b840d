import { DatePicker } from 'antd'
import dayjs from 'dayjs'
import { useLanguage } from '#web/text/use-text.ts'

type Given = {
  readonly id?: string
  readonly value?: string | undefined
  readonly onChange?: (value: string | undefined) => void
  readonly min?: string | undefined
  readonly max?: string | undefined
  readonly allowClear?: boolean
  readonly 'aria-label'?: string
}

/** A day as the contract writes it, `2026-06-30`, without a clock or a zone. */
export const DateField = ({ value, onChange, min, max, ...given }: Given) => {
  const language = useLanguage()
  return (
    <DatePicker
      {...given}
      value={value ? dayjs(value) : null}
      onChange={(picked) => onChange?.(picked ? dayjs(picked).format('YYYY-MM-DD') : undefined)}
      format={[language === 'zh' ? 'YYYY年M月D日' : 'D MMM YYYY', 'YYYY-MM-DD', 'YYYYMMDD', 'YYYY.M.D', 'YYYY/M/D']}
      style={{ width: '100%' }}
      {...(min ? { minDate: dayjs(min) } : {})}
      {...(max ? { maxDate: dayjs(max) } : {})}
    />
  )
}
