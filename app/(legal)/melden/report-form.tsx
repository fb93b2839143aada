'use client';

import type { Challenge as Task } from 'altcha-lib';
import { Challenge } from '#components/ui/challenge.tsx';
import { Checkbox, Field, Select, TextArea } from '#components/ui/field.tsx';
import { Form } from '#components/ui/form.tsx';
import { MESSAGE_MAX_LENGTH } from '#lib/reports/input.ts';
import { REPORT_KINDS } from '#lib/reports/kinds.ts';
import { sendReport } from './actions.ts';

export function ReportForm({ task, path }: { task: Task; path: string }) {
  return (
    <Form action={sendReport} submit="Meldung abschicken">
      {({ values, errors }) => (
        <>
          <Select label="Worum geht es?" name="kind" required defaultValue={values.kind} errors={errors.kind}>
            {Object.entries(REPORT_KINDS).map(([kind, label]) => (
              <option key={kind} value={kind}>
                {label}
              </option>
            ))}
          </Select>
          <Field
            label="Adresse der Seite"
            name="path"
            required
            maxLength={500}
            defaultValue={values.path ?? path}
            errors={errors.path}
          />
          <TextArea
            label="Was ist es, und was wäre richtig?"
            name="message"
            required
            rows={6}
            maxLength={MESSAGE_MAX_LENGTH}
            defaultValue={values.message}
            errors={errors.message}
          />
          <Field
            label="Ihr Name"
            name="name"
            autoComplete="name"
            maxLength={100}
            defaultValue={values.name}
            errors={errors.name}
          />
          <Field
            label="Ihre E-Mail-Adresse"
            name="email"
            type="email"
            autoComplete="email"
            maxLength={254}
            hint="Für die Antwort. Bei rechtswidrigem Inhalt und bei einem Widerspruch brauchen wir Name und Adresse."
            defaultValue={values.email}
            errors={errors.email}
          />
          <Checkbox
            name="goodFaith"
            value="ja"
            defaultChecked={values.goodFaith === 'ja'}
            errors={errors.goodFaith}
            label="Meine Angaben stimmen nach bestem Wissen und sind vollständig."
          />
          <Challenge task={task} />
        </>
      )}
    </Form>
  );
}
