import { InputField, SelectField } from '@/components/ui/form-fields'
import type { Choice } from '@/components/ui/select'
import type { SignatureSetting } from '@/lib/webhooks/types'

const ALGORITHMS: Choice[] = [
  { value: 'sha256', label: 'HMAC-SHA256' },
  { value: 'sha512', label: 'HMAC-SHA512' },
  { value: 'sha1', label: 'HMAC-SHA1' },
]
const ENCODINGS: Choice[] = [
  { value: 'hex', label: 'Hex' },
  { value: 'base64', label: 'Base64' },
]

type Field = (
  name: string,
  fallback?: string,
) => { name: string; defaultValue: string; error: string | undefined }

/** Where a generic source's signature stands, and how it is written. */
export function SignatureFields({
  field,
  signature,
}: {
  field: Field
  signature?: SignatureSetting
}) {
  return (
    <>
      <InputField
        label="Signature header"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        {...field('header', signature?.header ?? 'x-signature')}
      />
      <div className="grid gap-4 sm:grid-cols-3">
        <SelectField
          label="Algorithm"
          choices={ALGORITHMS}
          {...field('algorithm', signature?.algorithm ?? 'sha256')}
        />
        <SelectField
          label="Encoding"
          choices={ENCODINGS}
          {...field('encoding', signature?.encoding ?? 'hex')}
        />
        <InputField
          label="Prefix"
          optional
          placeholder="sha256="
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          {...field('prefix', signature?.prefix ?? '')}
        />
      </div>
    </>
  )
}
