import type { ComponentProps, ReactNode } from 'react';

export const box =
  'w-full rounded-card border border-line bg-surface px-3.5 placeholder:text-ink-soft aria-invalid:border-closed aria-invalid:border-2';

export interface Frame {
  label: string;
  name: string;
  hint?: ReactNode;
  errors?: readonly string[];
}

/** Label, field, hint and errors, tied together for screen readers. */
export function Field({ label, name, hint, errors, ...input }: Frame & ComponentProps<'input'>) {
  return (
    <FieldFrame label={label} id={input.id ?? name} hint={hint} errors={errors} optional={!input.required}>
      <input name={name} {...fieldProps(input.id ?? name, hint, errors)} {...input} className={`${box} min-h-12`} />
    </FieldFrame>
  );
}

export function TextArea({ label, name, hint, errors, ...input }: Frame & ComponentProps<'textarea'>) {
  return (
    <FieldFrame label={label} id={input.id ?? name} hint={hint} errors={errors} optional={!isRequired(input)}>
      <textarea
        rows={5}
        name={name}
        {...fieldProps(input.id ?? name, hint, errors)}
        {...input}
        className={`${box} py-2.5`}
      />
    </FieldFrame>
  );
}

export function Select({ label, name, hint, errors, children, ...input }: Frame & ComponentProps<'select'>) {
  return (
    <FieldFrame label={label} id={input.id ?? name} hint={hint} errors={errors} optional={!input.required}>
      {/* After an answer React empties forms; a select only finds its new default when it is made anew. */}
      <select
        key={String(input.defaultValue)}
        name={name}
        {...fieldProps(input.id ?? name, hint, errors)}
        {...input}
        className={`${box} min-h-12`}
      >
        {children}
      </select>
    </FieldFrame>
  );
}

export function Checkbox({
  label,
  name,
  errors,
  ...input
}: Omit<Frame, 'label' | 'hint'> & { label: ReactNode } & ComponentProps<'input'>) {
  return (
    <div className="grid gap-1">
      <label className="flex items-start gap-3">
        <input
          type="checkbox"
          name={name}
          {...fieldProps(input.id ?? name, undefined, errors)}
          {...input}
          className="mt-1 size-5 shrink-0"
        />
        <span>{label}</span>
      </label>
      <FieldErrors id={input.id ?? name} errors={errors} />
    </div>
  );
}

/** Said aloud and not held by the browser: where another field may answer for this one. */
const isRequired = (input: { required?: boolean; 'aria-required'?: unknown }) =>
  Boolean(input.required || input['aria-required']);

export const fieldProps = (id: string, hint: ReactNode, errors: readonly string[] | undefined) => ({
  id,
  'aria-invalid': errors?.length ? true : undefined,
  'aria-describedby':
    [hint ? `${id}-hint` : '', errors?.length ? `${id}-error` : ''].filter(Boolean).join(' ') || undefined,
});

export function FieldFrame({
  label,
  id,
  hint,
  errors,
  optional,
  children,
}: Omit<Frame, 'name'> & { id: string; optional: boolean; children: ReactNode }) {
  return (
    <div className="grid gap-1">
      <label htmlFor={id} className="font-semibold text-sm">
        {label}
        {optional && <span className="font-normal text-ink-soft"> (freiwillig)</span>}
      </label>
      {children}
      {hint && (
        <p id={`${id}-hint`} className="text-ink-soft text-sm">
          {hint}
        </p>
      )}
      <FieldErrors id={id} errors={errors} />
    </div>
  );
}

function FieldErrors({ id, errors }: { id: string; errors?: readonly string[] }) {
  if (!errors?.length) return null;
  return (
    <p id={`${id}-error`} className="text-closed text-sm">
      {errors.join(' ')}
    </p>
  );
}
