import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { InputField } from '@/components/ui/form-fields'
import { keptFields } from '@/lib/forms/kept-fields'
import type { KeptForm } from '@/lib/requests/types'

/** Asks for the links to all requests of an address. */
export function LinksForm({ kept }: { kept: KeptForm | null }) {
  const field = keptFields(kept)
  return (
    <form method="post" action="/api/requests/links" noValidate className="flex flex-col gap-4">
      {kept?.formError && <Alert>{kept.formError}</Alert>}
      <InputField
        label="Your email"
        type="email"
        autoComplete="email"
        required
        {...field('email')}
      />
      <Button type="submit" variant="primary" size="lg">
        Send my links
      </Button>
    </form>
  )
}
