import { App, Button, Radio } from 'antd'
import { useCallback, useEffect, useRef, useState } from 'react'
import { newKey } from '#web/api/call.ts'
import { useMe } from '#web/api/me.ts'
import { useText } from '#web/text/use-text.ts'
import { Page } from '#web/ui/page.tsx'
import { SourceNav } from '../source-nav.tsx'
import { keepLines, keptLines } from './kept.ts'
import { useKnown } from './known.ts'
import { emptyLine, isBlank, type Line } from './line.ts'
import { Row } from './row.tsx'
import { useSave } from './use-save.ts'
import './quick.css'

/** The lines on screen, kept on this machine as they are typed. */
const useLines = (today: string) => {
  const { id } = useMe()
  const [lines, setLines] = useState<readonly Line[]>(() => {
    const kept = keptLines(id)
    return kept.length > 0 ? kept : [emptyLine(newKey(), today)]
  })
  useEffect(() => {
    const pause = setTimeout(
      () =>
        keepLines(
          id,
          lines.filter((line) => !line.order && !isBlank(line)),
        ),
      300,
    )
    return () => clearTimeout(pause)
  }, [id, lines])
  const change = useCallback(
    (key: string, what: Partial<Line>) =>
      setLines((all) => all.map((line) => (line.key === key ? { ...line, ...what } : line))),
    [],
  )
  return { lines, setLines, change }
}

export const QuickPage = () => {
  const { quick } = useText()
  const { message } = App.useApp()
  const me = useMe()
  const known = useKnown()
  const { lines, setLines, change } = useLines(me.today)
  const [open, setOpen] = useState<string | null>(null)
  const [mode, setMode] = useState<'each' | 'one'>('one')
  const table = useRef<HTMLTableElement>(null)
  const wanted = useRef<number | null>(null)
  const { enter, handDown, isBusy } = useSave(known, change)

  // The next line is there only once it has been drawn.
  useEffect(() => {
    if (wanted.current === null) return
    table.current?.querySelectorAll<HTMLInputElement>('[data-cell="leader"]')[wanted.current]?.focus()
    wanted.current = null
  })
  const next = useCallback(
    (key: string) =>
      setLines((all) => {
        const at = all.findIndex((line) => line.key === key)
        wanted.current = at + 1
        const last = all[at]
        if (at + 1 < all.length || !last) return [...all]
        return [...all, { ...emptyLine(newKey(), last.on), leader: last.leader }]
      }),
    [setLines],
  )
  const save = async (): Promise<readonly Line[] | null> => {
    const done = await enter(lines)
    if (!done) return null
    const count = done.filter((line, i) => line.saved && !lines[i]?.saved).length
    const wrong = done.filter((line) => Object.keys(line.errors).length > 0).length
    if (wrong > 0) void message.warning(quick.savedSome(count, wrong))
    else void message.success(quick.savedAll(count))
    return done
  }
  const saveAndIssue = async () => {
    const done = await save()
    if (done) await handDown(done, mode, me.name)
  }
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (!event.ctrlKey || isBusy) return
    const keys: Record<string, () => Promise<unknown>> = { s: save, Enter: saveAndIssue }
    const act = keys[event.key]
    if (!act) return
    event.preventDefault()
    event.stopPropagation()
    void act()
  }
  const filled = lines.filter((line) => !isBlank(line))
  return (
    <Page title={quick.title} side={<SourceNav />} className="quick-page">
      <div className="quick-bar" role="toolbar" aria-label={quick.title}>
        <Button type="primary" loading={isBusy} onClick={() => void saveAndIssue()}>
          {quick.saveAndIssue}
        </Button>
        <Button loading={isBusy} onClick={() => void save()}>
          {quick.save}
        </Button>
        <Radio.Group
          value={mode}
          onChange={({ target }) => setMode(target.value as 'each' | 'one')}
          options={[
            { value: 'one', label: quick.oneOrder },
            { value: 'each', label: quick.eachOrder },
          ]}
        />
        <span className="number">{quick.count(filled.length, filled.filter((line) => line.saved).length)}</span>
        {lines.some((line) => line.saved) ? (
          <Button onClick={() => setLines([emptyLine(newKey(), me.today), ...lines.filter((line) => !line.saved)])}>
            {quick.clearSaved}
          </Button>
        ) : null}
      </div>
      <p className="soft quick-keys">{quick.keys}</p>
      <div onKeyDownCapture={onKeyDown}>
        <table className="quick" ref={table}>
          <thead>
            <tr>
              <th scope="col">{quick.columns.no}</th>
              <th scope="col">{quick.columns.leader}</th>
              <th scope="col">{quick.columns.on}</th>
              <th scope="col">{quick.columns.text}</th>
              <th scope="col">{quick.columns.requirement}</th>
              <th scope="col">{quick.columns.unit}</th>
              <th scope="col">{quick.columns.limit}</th>
              <th scope="col">{quick.columns.answer}</th>
              <th scope="col">{quick.columns.use}</th>
              <th scope="col">{quick.columns.state}</th>
            </tr>
          </thead>
          {lines.map((line, i) => (
            <Row
              key={line.key}
              line={line}
              no={i + 1}
              known={known}
              isOpen={open === line.key}
              onOpen={setOpen}
              onChange={change}
              onNext={next}
            />
          ))}
        </table>
      </div>
      <datalist id="quick-leaders">
        {known.leaders.map((each) => (
          <option key={each.id} value={`${each.name} ${each.post}`} />
        ))}
      </datalist>
      <datalist id="quick-units">
        {known.units.map((each) => (
          <option key={each.id} value={each.shortName} />
        ))}
      </datalist>
    </Page>
  )
}
