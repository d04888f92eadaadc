'use client'
import { InputField } from '@/components/ui/form-fields'

type ConfirmFieldProps = {
  /** What is to be typed, before something is lost. */
  text: string
  name: string
  defaultValue: string
  error: string | undefined
}

/** Asks for the name of what goes; spread `field('confirm')` of the form into it. */
export function ConfirmField({ text, ...field }: ConfirmFieldProps) {
  return (
    <InputField
      label={`Type ${text} to confirm`}
      autoComplete="off"
      autoCapitalize="none"
      required
      {...field}
    />
  )
}
