import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState, type ReactNode } from 'react'
import { answerableKinds } from '#domain/source.ts'
import { useMay } from '#web/api/me.ts'
import { useText } from '#web/text/use-text.ts'
import { dateText } from '#web/ui/dates.ts'
import { openAttachment } from './open-attachment.ts'
import {
  AnswerAct,
  ConfirmAct,
  FulfilAct,
  MarkAct,
  OfficeAct,
  PublishAct,
  RepealAct,
  ReplyAct,
  ScanAct,
  ScreenAct,
  type Act,
} from './register-acts.tsx'
import type { SourceData } from './types.ts'

type Part = { readonly title: string; readonly act?: { name: string; open: () => void }; readonly children: ReactNode }

const Part = ({ title, act, children }: Part) => (
  <section className="register-part">
    <div className="register-head">
      <h3>{title}</h3>
      {act ? (
        <Button size="small" onClick={act.open}>
          {act.name}
        </Button>
      ) : null}
    </div>
    {children}
  </section>
)

/** What the office keeps about a source besides its text: who else asks, what is owed, which papers belong to it. */
export const RegisterTab = ({ source }: { readonly source: SourceData }) => {
  const { intake, words, controls } = useText()
  const { register } = intake
  const mayChange = useMay('source.register')
  const [Opened, setOpened] = useState<Act | null>(null)
  const [done, setDone] = useState<string | null>(null)
  const open = (act: Act) => (mayChange ? () => setOpened(() => act) : () => undefined)
  const offer = (name: string, act: Act) => (mayChange ? { act: { name, open: open(act) } } : {})
  const { row, facts, details } = source
  const acts: readonly (readonly [string, Act] | false)[] = [
    row.state === 'draft' && [register.publish, PublishAct],
    row.state === 'registered' && !facts.screenedOn && [register.screen, ScreenAct],
    row.kind === 'oral_assignment' && !facts.confirmedOn && [register.confirm, ConfirmAct],
    answerableKinds.includes(row.kind) && !facts.repliedOn && [register.reply, ReplyAct],
    row.state === 'registered' && !row.repealedOn && [register.repeal, RepealAct],
  ]
  const known = Object.entries(details).map(([key, value]) => {
    const label = intake.details[key as keyof typeof intake.details]
    const said = key === 'meetingKind' ? intake.meetingKinds[value as keyof typeof intake.meetingKinds] : value
    return `${label}：${/^\d{4}-\d\d-\d\d$/.test(said) ? dateText(said) : said}`
  })
  const notes = [
    ...known,
    row.kind === 'oral_assignment' &&
      (facts.confirmedOn
        ? register.confirmed(dateText(facts.confirmedOn), facts.confirmedBy ?? '')
        : register.unconfirmed),
    facts.replyDue && register.replyState(dateText(facts.replyDue), facts.repliedOn ? dateText(facts.repliedOn) : null),
    facts.screenedOn && register.screened(dateText(facts.screenedOn)),
    facts.noMatterReason && register.noMatterSaid(facts.noMatterReason, facts.noMatterApprover ?? controls.none),
  ].filter((note): note is string => typeof note === 'string' && note !== '')
  const nothing = <p className="soft">{register.nothing}</p>
  return (
    <div className="side-list">
      {notes.map((note) => (
        <p key={note} className="register-note">
          {note}
        </p>
      ))}
      {mayChange ? (
        <div className="register-buttons">
          {acts
            .filter((each): each is readonly [string, Act] => each !== false)
            .map(([name, act]) => (
              <Button key={name} size="small" onClick={open(act)}>
                {name}
              </Button>
            ))}
        </div>
      ) : null}
      {source.items.length > 0 ? (
        <Part title={register.items}>
          <ol className="register-items">
            {source.items.map((each) => (
              <li key={each.no}>
                {each.matterId ? (
                  <Link to="/matters/$matterId" params={{ matterId: each.matterId }}>
                    {each.title}
                  </Link>
                ) : (
                  each.title
                )}
              </li>
            ))}
          </ol>
        </Part>
      ) : null}
      <Part title={register.matters}>
        {source.matters.length === 0 ? nothing : null}
        <ul className="source-rows">
          {source.matters.map((each) => (
            <li key={each.id}>
              <Link to="/matters/$matterId" params={{ matterId: each.id }}>
                {each.title}
              </Link>
              <span className="soft">
                {[each.leadName, words.states[each.state], each.number].filter(Boolean).join(' · ')}
              </span>
              {each.due ? <span className="number">{dateText(each.due)}</span> : null}
            </li>
          ))}
        </ul>
      </Part>
      <Part title={register.coSupervisors} {...offer(register.addOffice, OfficeAct)}>
        {source.coSupervisors.length === 0 ? nothing : null}
        <ul className="source-rows">
          {source.coSupervisors.map((each) => (
            <li key={each.id}>
              {each.office} <span className="soft">{[each.number, each.contact].filter(Boolean).join(' · ')}</span>
            </li>
          ))}
        </ul>
      </Part>
      <Part title={register.obligations} {...offer(register.mark, MarkAct)}>
        {source.obligations.length === 0 ? nothing : null}
        <ul className="source-rows">
          {source.obligations.map((each) => (
            <li key={each.id}>
              <strong className="number">{dateText(each.due)}</strong>
              <span>{`${each.toWhom} · ${each.form}`}</span>
              {each.clause ? <span className="soft">{each.clause}</span> : null}
              {each.doneOn ? (
                <span className="light-blue">{`${intake.duties.done(dateText(each.doneOn))} ${each.doneHow ?? ''}`}</span>
              ) : mayChange ? (
                <Button size="small" onClick={() => setDone(each.id)}>
                  {register.fulfil}
                </Button>
              ) : null}
            </li>
          ))}
        </ul>
      </Part>
      <Part title={register.attachments} {...offer(register.addScan, ScanAct)}>
        {source.attachments.length === 0 ? nothing : null}
        <ul className="source-rows">
          {source.attachments.map((each) => (
            <li key={each.id}>
              <span>{register.kinds[each.kind]}</span>
              <button type="button" className="link" onClick={() => void openAttachment(each.id)}>
                {each.name}
              </button>
              <span className="soft number">{dateText(each.addedOn)}</span>
            </li>
          ))}
        </ul>
      </Part>
      <Part title={register.answers} {...offer(register.give, AnswerAct)}>
        {source.answers.length === 0 ? nothing : null}
        <ul className="source-rows">
          {source.answers.map((each) => (
            <li key={each.id}>
              <span className="number">{dateText(each.on)}</span>
              <strong>{each.toWhom}</strong>
              <span className="soft">{register.hows[each.how]}</span>
              <span>{each.text}</span>
            </li>
          ))}
        </ul>
      </Part>
      {Opened ? <Opened source={source} onClose={() => setOpened(null)} /> : null}
      {done ? <FulfilAct obligationId={done} onClose={() => setDone(null)} /> : null}
    </div>
  )
}
