import { Alert } from '@/components/ui/alert'
import { TextareaField } from '@/components/ui/form-fields'
import { refusalWords } from '@/lib/requests/refusals'
import type { KeptForm } from '@/lib/requests/types'

type UnsentProps = { kept: KeptForm; hint: string }

/** A form that was refused and has no place on the page any more: why, and what was written in it. */
export function Unsent({ kept, hint }: UnsentProps) {
  const written = kept.values.body || kept.values.comment
  return (
    <>
      <Alert>{refusalWords(kept)}</Alert>
      {written && (
        <TextareaField
          label="What you wrote"
          name="written"
          readOnly
          defaultValue={written}
          hint={hint}
        />
      )}
    </>
  )
}
