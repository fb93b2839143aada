'use client';

import type { Challenge as Task } from 'altcha-lib';
import { Challenge } from '#components/ui/challenge.tsx';
import { Checkbox, Field, Select, TextArea } from '#components/ui/field.tsx';
import { Form } from '#components/ui/form.tsx';
import { MESSAGE_MAX_LENGTH, PROPOSAL_MAX_LENGTH } from '#lib/reports/input.ts';
import { CLOSED_LABEL, PROPOSAL_FIELDS, REPORT_KINDS } from '#lib/reports/kinds.ts';
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
          <div className="grid gap-5 sm:grid-cols-2">
            <Select
              label="Welche Angabe stimmt nicht?"
              name="field"
              defaultValue={values.field}
              hint="Dann lässt sich Ihr Vorschlag gleich übernehmen."
            >
              <option value="">eine andere oder mehrere</option>
              <option value="closed">{CLOSED_LABEL}</option>
              {Object.entries(PROPOSAL_FIELDS).map(([field, label]) => (
                <option key={field} value={field}>
                  {label}
                </option>
              ))}
            </Select>
            <Field
              label="Richtig ist"
              name="proposal"
              maxLength={PROPOSAL_MAX_LENGTH}
              autoComplete="off"
              defaultValue={values.proposal}
              errors={errors.proposal}
            />
          </div>
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
