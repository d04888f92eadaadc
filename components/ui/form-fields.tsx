import type { ComponentProps } from 'react'
import { Field, type FieldProps } from './field'
import { Input } from './input'
import { Select } from './select'
import { Textarea } from './textarea'

type Own = FieldProps & { name: string; defaultValue: string }

type InputFieldProps = Own & Omit<ComponentProps<'input'>, keyof Own>

/** A line of text with its label; spread `field(name)` of a form into it. */
export function InputField({
  label,
  error,
  hint,
  optional,
  beside,
  className,
  ...input
}: InputFieldProps) {
  return (
    <Field {...{ label, error, hint, optional, beside, className }}>
      {(control) => <Input dir="auto" {...control} {...input} />}
    </Field>
  )
}

type TextareaFieldProps = Own & Omit<ComponentProps<'textarea'>, keyof Own>

export function TextareaField({
  label,
  error,
  hint,
  optional,
  className,
  ...textarea
}: TextareaFieldProps) {
  return (
    <Field {...{ label, error, hint, optional, className }}>
      {(control) => <Textarea dir="auto" {...control} {...textarea} />}
    </Field>
  )
}

type SelectFieldProps = Own & Omit<ComponentProps<typeof Select>, keyof Own>

export function SelectField({
  label,
  error,
  hint,
  beside,
  className,
  ...select
}: SelectFieldProps) {
  return (
    <Field {...{ label, error, hint, beside, className }}>
      {(control) => <Select {...control} {...select} />}
    </Field>
  )
}
