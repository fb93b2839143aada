import type { ReactNode } from 'react';
import { Field, Select } from '#components/ui/field.tsx';
import { languageLabel, paymentLabel } from '#lib/companies/labels.ts';
import { companyLimits } from '#lib/companies/limits.ts';
import type { FormState } from '#lib/form.ts';
import { LANGUAGES, LEGAL_FORMS, PAYMENTS } from '#lib/submissions/options.ts';
import { CodeBoxes } from './code-boxes.tsx';
import { DefaultSubmit } from './field-choices.tsx';
import { HoursField } from './hours-field.tsx';
import { PictureFields } from './picture-fields.tsx';
import { PlaceFields } from './place-fields.tsx';
import { PositionFields } from './position-fields.tsx';
import type { OfferedMap } from './position-map.tsx';
import { CountedField, CountedTextArea, TidyField } from './tidy-field.tsx';
import { TradeFields } from './trade-fields.tsx';

/** What an owner can say about an entry, in sections. The same for a new entry and for a change. */
export function EntryFormFields({
  state,
  storedHours,
  likelyEntries,
  map,
}: {
  state: FormState;
  storedHours?: string;
  /** Of a new entry: what is offered instead. */
  likelyEntries?: ReactNode;
  /** Where the operator has one. */
  map?: OfferedMap;
}) {
  const { values, errors } = state;
  const text = (name: string) => ({ name, defaultValue: values[name], errors: errors[name] });
  return (
    <>
      <DefaultSubmit />
      <FormSection title="Firma">
        <CountedField
          label="Name der Firma"
          required
          maxLength={companyLimits.name}
          autoComplete="organization"
          {...text('name')}
        />
        <Field label="Rechtsform" list="legal-forms" maxLength={companyLimits.legalForm} {...text('legalForm')} />
        <datalist id="legal-forms">
          {LEGAL_FORMS.map((form) => (
            <option key={form} value={form} />
          ))}
        </datalist>
      </FormSection>
      <FormSection title="Anschrift">
        <Field
          label="Straße und Hausnummer"
          required
          maxLength={companyLimits.streetAddress}
          autoComplete="address-line1"
          {...text('streetAddress')}
        />
        <PlaceFields {...state} />
        <PositionFields {...state} map={map} />
      </FormSection>
      <FormSection title="Branchen">
        <TradeFields {...state} />
      </FormSection>
      <FormSection title="Kontakt">
        <TidyField kind="phone" label="Telefon" type="tel" autoComplete="tel" maxLength={60} {...text('phone')} />
        <TidyField kind="phone" label="Fax" type="tel" maxLength={60} {...text('fax')} />
        <TidyField
          kind="email"
          label="E-Mail für Kunden"
          type="email"
          maxLength={companyLimits.email}
          hint="Sie wird im Eintrag gezeigt."
          {...text('email')}
        />
        <TidyField
          kind="website"
          label="Website"
          inputMode="url"
          autoComplete="url"
          placeholder="www.firma.de"
          maxLength={companyLimits.website}
          {...text('website')}
        />
      </FormSection>
      {likelyEntries}
      <FormSection title="Öffnungszeiten">
        <HoursField value={values.hours} errors={errors.hours} stored={storedHours} />
      </FormSection>
      <FormSection title="Über die Firma">
        <CountedTextArea
          label="Beschreibung"
          rows={7}
          maxLength={companyLimits.description}
          hint="Was Sie anbieten, in eigenen Worten. Ab zwei Sätzen hilft sie Ihren Kundinnen und Kunden."
          {...text('description')}
        />
        <CodeBoxes
          legend="Zahlungsarten"
          name="payment"
          offered={PAYMENTS}
          chosen={values.payment?.split('\n') ?? []}
          label={paymentLabel}
        />
        <CodeBoxes
          legend="Sprachen, in denen Sie beraten"
          name="languages"
          offered={LANGUAGES}
          chosen={values.languages?.split('\n') ?? []}
          label={languageLabel}
        />
        <Select label="Zugang mit dem Rollstuhl" {...text('wheelchair')}>
          <option value="">keine Angabe</option>
          <option value="yes">rollstuhlgerecht</option>
          <option value="limited">teilweise rollstuhlgerecht</option>
          <option value="no">nicht rollstuhlgerecht</option>
        </Select>
      </FormSection>
      <PictureFields {...state} />
      <FormSection title="Impressum">
        <p className="text-ink-soft text-sm">Wer geschäftlich auftritt, braucht diese Angaben oft ohnehin.</p>
        <Field
          label="Vertretungsberechtigte Person"
          maxLength={companyLimits.responsiblePerson}
          {...text('responsiblePerson')}
        />
        <Field label="Registergericht" maxLength={companyLimits.registerCourt} {...text('registerCourt')} />
        <Field label="Registernummer" maxLength={companyLimits.registerNumber} {...text('registerNumber')} />
        <Field label="USt-IdNr." maxLength={companyLimits.vatId} {...text('vatId')} />
      </FormSection>
    </>
  );
}

function FormSection({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="card grid gap-5 p-4 md:p-6">
      <h2 className="text-lg">{title}</h2>
      {children}
    </section>
  );
}
