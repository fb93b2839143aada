'use client';

import { type RefObject, useId, useRef } from 'react';
import { Select, TextArea } from '#components/ui/field.tsx';

/** A reason to pick and to edit. Without JavaScript the choice counts as it is, unless something is written. */
export function ReasonFields({
  label,
  name,
  templates,
  maxLength,
  values,
  errors,
  required,
  picker,
}: {
  label: string;
  name: string;
  templates: readonly { label: string; text: string }[];
  maxLength: number;
  values: Record<string, string>;
  errors?: readonly string[];
  required?: boolean;
  /** For whoever brings the focus here. */
  picker?: RefObject<HTMLSelectElement | null>;
}) {
  const text = useRef<HTMLTextAreaElement>(null);
  const id = useId();
  function insert(chosen: string) {
    const template = templates.find((each) => each.label === chosen);
    if (!template || !text.current || text.current.value.includes(template.text)) return;
    text.current.value = [text.current.value.trim(), template.text].filter(Boolean).join('\n').slice(0, maxLength);
  }
  return (
    <>
      <Select
        id={`${id}-template`}
        ref={picker}
        label="Vorlage"
        name="template"
        defaultValue={values.template}
        onChange={(event) => insert(event.target.value)}
      >
        <option value="">keine</option>
        {templates.map((template) => (
          <option key={template.label} value={template.label}>
            {template.label}
          </option>
        ))}
      </Select>
      <TextArea
        id={`${id}-text`}
        ref={text}
        label={label}
        name={name}
        maxLength={maxLength}
        rows={4}
        defaultValue={values[name]}
        errors={errors}
        aria-required={required}
      />
    </>
  );
}
