import Link from 'next/link';
import type { ComponentProps } from 'react';
import { Checkbox, Field } from '#components/ui/field.tsx';
import { privacyPath, termsPath } from '#lib/paths.ts';

type Props = Partial<ComponentProps<typeof Field>>;

/** RFC 5321 allows 254 characters. */
export const EmailField = ({ label = 'E-Mail-Adresse', name = 'email', ...field }: Props) => (
  <Field label={label} name={name} type="email" autoComplete="email" required maxLength={254} {...field} />
);

/** What is good enough is for the server to say: lib/auth/password.ts. Never filled in again. */
export const NewPasswordField = ({ label = 'Neues Passwort', name = 'password', ...field }: Props) => (
  <Field
    label={label}
    name={name}
    type="password"
    autoComplete="new-password"
    required
    hint="Mindestens 12 Zeichen. Vier zufällige Wörter sind gut zu merken und schwer zu erraten."
    {...field}
  />
);

export const CurrentPasswordField = ({ label = 'Passwort', name = 'password', ...field }: Props) => (
  <Field label={label} name={name} type="password" autoComplete="current-password" required {...field} />
);

export const TermsCheckbox = ({ defaultChecked, errors }: { defaultChecked: boolean; errors?: readonly string[] }) => (
  <Checkbox
    name="terms"
    value="ja"
    required
    defaultChecked={defaultChecked}
    errors={errors}
    label={
      <>
        Ich stimme den{' '}
        <Link href={termsPath} className="link" target="_blank">
          Nutzungsbedingungen
        </Link>{' '}
        zu und habe die{' '}
        <Link href={privacyPath} className="link" target="_blank">
          Hinweise zum Datenschutz
        </Link>{' '}
        gelesen.
      </>
    }
  />
);
