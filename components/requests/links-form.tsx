import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { InputField } from '@/components/ui/form-fields'
import type { Refused } from '@/lib/forms/action-state'
import { keptFields } from '@/lib/forms/kept-fields'

/** Asks for the links to all requests of an address. */
export function LinksForm({ kept }: { kept: Refused | null }) {
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
