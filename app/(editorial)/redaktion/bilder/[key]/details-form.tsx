'use client';

import { Field, TextArea } from '#components/ui/field.tsx';
import { Form, type FormAction } from '#components/ui/form.tsx';
import type { FormState } from '#lib/form.ts';
import { CAPTION_MAX_LENGTH, LICENCE_MAX_LENGTH, NAME_MAX_LENGTH } from '#lib/pictures/library-input.ts';
import { ALT_MAX_LENGTH } from '#lib/pictures/limits.ts';

export function PictureDetailsForm({ action, initial }: { action: FormAction; initial: FormState }) {
  return (
    <Form action={action} initial={initial} submit="Angaben speichern">
      {({ values, errors }) => (
        <>
          <input type="hidden" name="seen" value={values.seen} readOnly />
          <Field
            label="Name"
            name="name"
            required
            maxLength={NAME_MAX_LENGTH}
            hint="Unter dem die Redaktion es findet; Leser sehen ihn nicht."
            defaultValue={values.name}
            errors={errors.name}
          />
          <Field
            label="Was ist zu sehen?"
            name="alt"
            maxLength={ALT_MAX_LENGTH}
            hint="Für alle, die das Bild nicht sehen. Ein Artikel kann es anders sagen."
            defaultValue={values.alt}
            errors={errors.alt}
          />
          <TextArea
            label="Bildunterschrift"
            name="caption"
            rows={2}
            maxLength={CAPTION_MAX_LENGTH}
            hint="Vorschlag für den nächsten Artikel, der das Bild zeigt."
            defaultValue={values.caption}
            errors={errors.caption}
          />
          <Field
            label="Urheber und Lizenz"
            name="licence"
            maxLength={LICENCE_MAX_LENGTH}
            hint="Steht unter dem Bild, wo immer es gezeigt wird. Zum Beispiel: Foto: Erika Beispiel, CC BY 4.0"
            defaultValue={values.licence}
            errors={errors.licence}
          />
        </>
      )}
    </Form>
  );
}
