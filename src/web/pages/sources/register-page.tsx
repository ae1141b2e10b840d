import { Link, useNavigate } from '@tanstack/react-router'
import { Alert, Button, Form } from 'antd'
import { useState } from 'react'
import { registerSource } from '#contract/sources.ts'
import { wordlessKinds } from '#domain/source.ts'
import { useMe } from '#web/api/me.ts'
import { useCommand } from '#web/api/use-command.ts'
import { useText } from '#web/text/use-text.ts'
import { Page, Section } from '#web/ui/page.tsx'
import { FactFields, type Facts } from './fact-fields.tsx'
import { TextSource, type TextFound } from './text-source.tsx'
import './source-forms.css'

export const RegisterPage = () => {
  const { sources } = useText()
  const me = useMe()
  const navigate = useNavigate()
  const [form] = Form.useForm<Facts>()
  const [found, setFound] = useState<TextFound | null>(null)
  const [isMissing, setMissing] = useState(false)
  const register = useCommand(registerSource, {
    form,
    onDone: ({ row }) => void navigate({ to: '/sources/$sourceId', params: { sourceId: row.id } }),
  })
  const take = (read: TextFound) => {
    setFound(read)
    setMissing(false)
    const { title, docNumber, issuer, issuedOn } = read
    // Somebody who types while the text is being read knows better than the reader.
    for (const [name, value] of Object.entries({ title, docNumber, issuer, issuedOn }))
      if (value && !form.isFieldTouched(name)) form.setFieldsValue({ [name]: value })
  }
  const submit = (facts: Facts) => {
    if (!found && !wordlessKinds.includes(facts.kind)) {
      setMissing(true)
      return
    }
    // What was uploaded is kept as the original; the text goes along where it was pasted.
    register.mutate({
      ...facts,
      ...(found?.fileId ? { fileId: found.fileId } : {}),
      ...(found && !found.fileId ? { text: found.text } : {}),
    })
  }
  return (
    <Page title={sources.register}>
      <Section title={sources.stepText}>
        <TextSource onFound={take} onChanged={() => setFound(null)} />
        {found ? (
          <Alert
            showIcon
            type={found.tasks > 0 ? 'success' : 'info'}
            title={found.tasks > 0 ? sources.readResult(found.tasks) : sources.readNothing}
          />
        ) : null}
        {found?.registered ? (
          <Alert
            showIcon
            type="warning"
            title={found.registered.isSame ? sources.registeredSame : sources.registeredOther}
            description={
              <Link to="/sources/$sourceId" params={{ sourceId: found.registered.sourceId }}>
                {found.registered.title}
              </Link>
            }
          />
        ) : null}
        {isMissing ? <Alert showIcon type="error" title={sources.textMissing} /> : null}
      </Section>
      <Section title={sources.stepFacts}>
        <Form<Facts>
          form={form}
          layout="vertical"
          onFinish={submit}
          initialValues={{ kind: 'document', receivedOn: me.today, urgency: 'normal', originLevel: 2 }}
          scrollToFirstError={{ focus: true }}
        >
          <FactFields />
          <div className="form-buttons">
            <Button type="primary" htmlType="submit" loading={register.isPending}>
              {sources.submitRegister}
            </Button>
            <Button onClick={() => void navigate({ to: '/sources' })}>{sources.cancel}</Button>
          </div>
        </Form>
      </Section>
    </Page>
  )
}
