import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button, Select } from 'antd'
import { useState } from 'react'
import { askUnits, listConsultations } from '#contract/divisions.ts'
import type { InputOf } from '#contract/operation.ts'
import { getScan, listPaperActs, recordPaperAct } from '#contract/paper-acts.ts'
import { paperSteps } from '#domain/paper.ts'
import { call } from '#web/api/call.ts'
import { faceOnly } from '#domain/permissions.ts'
import { reading } from '#web/api/client.ts'
import { useMe } from '#web/api/me.ts'
import type { Panel } from '#web/features/matter/panels.ts'
import { useText } from '#web/text/use-text.ts'
import { CommandDialog } from '#web/ui/command-dialog.tsx'
import { DateField } from '#web/ui/date-field.tsx'
import { dateText } from '#web/ui/dates.ts'
import { Field, LineField, TextField } from '#web/ui/fields.tsx'
import { Section } from '#web/ui/page.tsx'
import { useSayProblem } from '#web/ui/problem.tsx'
import { Consultation } from './consultation.tsx'
import { ScanField } from './scan-field.tsx'

const nothing = () => undefined

/** 会商 of the units on a matter, and what they said before it was handed down. */
export const ConsultationsPanel: Panel = ({ view, isPast }) => {
  const { boards } = useText()
  const me = useMe()
  const [isAsking, setAsking] = useState(false)
  const { id: matterId, relation } = view.face
  const { data } = useQuery({ ...reading(listConsultations, { matterId }), enabled: !faceOnly.includes(relation) })
  const hasOthers = view.assignments.some((each) => each.part !== 'coordinating_lead')
  const mayAsk = relation === 'coordinating_lead' && hasOthers && !isPast && view.actions.includes('reports.progress')
  const items = data?.items ?? []
  if (items.length === 0 && !mayAsk) return null
  return (
    <Section
      title={boards.consultation}
      side={mayAsk ? <Button onClick={() => setAsking(true)}>{boards.askUnits}</Button> : null}
    >
      {items.map((each) => (
        <div key={each.id} className="record">
          <p className="soft">{boards.consultationOf(each.askedBy, dateText(each.replyBy))}</p>
          <Consultation view={each} />
        </div>
      ))}
      {isAsking ? (
        <CommandDialog<typeof askUnits, Omit<InputOf<typeof askUnits>, 'matterId'>>
          of={askUnits}
          title={boards.askUnits}
          toInput={(values) => ({ ...values, matterId })}
          onClose={() => setAsking(false)}
          onDone={nothing}
        >
          <TextField name="text" label={boards.askUnitsText} max={2000} />
          <Field name="replyBy" label={boards.replyBy}>
            <DateField min={me.today} />
          </Field>
        </CommandDialog>
      ) : null}
    </Section>
  )
}

type Recorded = Omit<InputOf<typeof recordPaperAct>, 'matterId'>

/** 纸质办理: each act under its signer's name, with whoever recorded it, and the scan for those who may see it. */
export const PaperPanel: Panel = ({ view, isPast }) => {
  const { boards } = useText()
  const me = useMe()
  const sayProblem = useSayProblem()
  const [isRecording, setRecording] = useState(false)
  const { id: matterId, relation } = view.face
  const { data } = useQuery({ ...reading(listPaperActs, { matterId }), enabled: !faceOnly.includes(relation) })
  const mayRecord =
    !isPast &&
    !faceOnly.includes(relation) &&
    me.appointments.some((each) => ['inspector', 'office_director', 'liaison', 'principal'].includes(each.role))
  const items = data?.items ?? []
  if (items.length === 0 && !mayRecord) return null
  const open = async (paperActId: string) => {
    try {
      const { content, mediaType } = await call(getScan, { paperActId })
      const bytes = Uint8Array.from(atob(content), (character) => character.charCodeAt(0))
      window.open(URL.createObjectURL(new Blob([bytes], { type: mediaType })), '_blank', 'noopener')
    } catch (error) {
      sayProblem(error)
    }
  }
  return (
    <Section
      title={boards.paper}
      side={
        <span className="actions">
          {relation === 'supervisor' ? (
            <Link to="/matters/$matterId/approval-form" params={{ matterId }} className="link-button no-print">
              {boards.printApproval}
            </Link>
          ) : null}
          {mayRecord ? <Button onClick={() => setRecording(true)}>{boards.recordPaper}</Button> : null}
        </span>
      }
    >
      {items.map((each) => (
        <p key={each.id}>
          <strong>{boards.paperSteps[each.step] ?? each.step}</strong>
          {`　${dateText(each.signedOn)}　${boards.paperLine([each.signerPost, each.signer].filter(Boolean).join(' '), each.recordedBy)}`}
          {each.words ? `　${each.words}` : ''}
          {each.scan ? (
            <Button type="link" size="small" onClick={() => void open(each.id)}>
              {boards.seeScan}
            </Button>
          ) : null}
        </p>
      ))}
      {isRecording ? (
        <CommandDialog<typeof recordPaperAct, Recorded>
          of={recordPaperAct}
          title={boards.recordPaper}
          initial={{ signedOn: me.today }}
          toInput={(values) => ({ ...values, matterId })}
          onClose={() => setRecording(false)}
          onDone={nothing}
        >
          <Field name="step" label={boards.step}>
            <Select options={paperSteps.map((value) => ({ value, label: boards.paperSteps[value] }))} />
          </Field>
          <div className="form-grid">
            <LineField name="signer" label={boards.signer} max={40} />
            <LineField name="signerPost" label={boards.signerPost} max={60} optional />
          </div>
          <Field name="signedOn" label={boards.signedOn}>
            <DateField max={me.today} />
          </Field>
          <TextField name="words" label={boards.words} max={2000} rows={2} optional />
          <ScanField name="fileId" />
        </CommandDialog>
      ) : null}
    </Section>
  )
}
