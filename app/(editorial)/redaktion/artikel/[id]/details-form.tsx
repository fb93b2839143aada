'use client';

import { box, Checkbox, Field, FieldFrame, fieldProps } from '#components/ui/field.tsx';
import { Form, type FormAction } from '#components/ui/form.tsx';
import type { FormState } from '#lib/form.ts';

/** Address, date, topics and authors. What is public of it changes when the form is sent. */
export function DetailsForm({
  action,
  initial,
  isPublic,
  path,
  topics,
  authors,
}: {
  action: FormAction;
  initial: FormState;
  isPublic: boolean;
  /** What stands before the last part of the address. */
  path: string;
  topics: readonly string[];
  authors: readonly string[];
}) {
  return (
    <Form action={action} initial={initial} submit="Angaben speichern" className="grid gap-5">
      {({ values, errors }) => (
        <>
          <Names label="Themen" name="topic" known={topics} typed={values.topic} errors={errors.topic} />
          <Names label="Autoren" name="author" known={authors} typed={values.author} errors={errors.author} />
          {(errors.topic || errors.author) && (
            <Checkbox label="Was es noch nicht gibt, neu anlegen" name="createMissing" value="ja" />
          )}
          <Field
            label="Adresse"
            name="slug"
            maxLength={80}
            autoComplete="off"
            spellCheck={false}
            hint={
              isPublic
                ? `${path}… – die bisherige Adresse führt danach für immer zur neuen.`
                : `${path}… – leer: wird beim Veröffentlichen aus dem Titel gebildet.`
            }
            defaultValue={values.slug}
            errors={errors.slug}
          />
          {!isPublic && (
            <Field
              label="Vorgesehen für"
              name="plannedOn"
              type="date"
              hint="So steht er im Kalender, bis er eine Uhrzeit hat."
              defaultValue={values.plannedOn}
              errors={errors.plannedOn}
            />
          )}
          {isPublic && (
            <Field
              label="Erschienen"
              name="publishedAt"
              type="datetime-local"
              required
              hint="In deutscher Zeit. Der Artikel steht im Archiv unter diesem Tag."
              defaultValue={values.publishedAt}
              errors={errors.publishedAt}
            />
          )}
          <Checkbox
            label="Oben auf der Startseite des Archivs halten"
            name="pinned"
            value="ja"
            defaultChecked={values.pinned === 'ja'}
          />
        </>
      )}
    </Form>
  );
}

/** A field for each name and two more, so that it works without a script. */
function Names({
  label,
  name,
  known,
  typed = '',
  errors,
}: {
  label: string;
  name: string;
  known: readonly string[];
  typed?: string;
  errors?: readonly string[];
}) {
  const names = typed.split('\n').filter(Boolean);
  return (
    <FieldFrame
      label={label}
      id={name}
      hint="Eines je Feld, das wichtigste zuerst; ein leeres Feld nimmt es heraus."
      errors={errors}
      optional
    >
      <div className="grid gap-1.5">
        {[...names, '', ''].map((value, index) => (
          <input
            // biome-ignore lint/suspicious/noArrayIndexKey: fields of one kind, told apart by their place
            key={`${index} ${value}`}
            name={name}
            list={`${name}-known`}
            maxLength={100}
            autoComplete="off"
            defaultValue={value}
            aria-label={`${label}: ${index + 1}.`}
            className={`${box} min-h-11`}
            {...(index === 0 ? fieldProps(name, true, errors) : {})}
          />
        ))}
      </div>
      <datalist id={`${name}-known`}>
        {known.map((each) => (
          <option key={each} value={each} />
        ))}
      </datalist>
    </FieldFrame>
  );
}
