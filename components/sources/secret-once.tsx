import { addressWithSecret, hasCredentials, sourceAddress } from '@/lib/webhooks/source-address'
import type { SecretState } from '@/lib/webhooks/types'

type SecretOnceProps = { site: string; shown: NonNullable<SecretState['shown']> }

/** A secret that was just made. Nothing shows it again: it is neither in a page nor in a cookie. */
export function SecretOnce({ site, shown }: SecretOnceProps) {
  const { slug, provider, secret } = shown
  const address = sourceAddress(site, slug)
  return (
    <div className="flex flex-col gap-3 rounded-lg border border-note-line bg-note p-4 text-note-foreground">
      <p className="font-medium">Copy the secret now. It is not shown again.</p>
      <dl className="flex flex-col gap-3">
        <Shown name="Secret">{secret}</Shown>
        {hasCredentials(provider) ? (
          <Shown name="Address with the secret in it">{addressWithSecret(address, secret)}</Shown>
        ) : (
          <Shown name="Address">{address}</Shown>
        )}
      </dl>
    </div>
  )
}

function Shown({ name, children }: { name: string; children: string }) {
  return (
    <div className="min-w-0">
      <dt className="text-2xs font-medium">{name}</dt>
      <dd className="font-mono text-xs wrap-anywhere select-all">{children}</dd>
    </div>
  )
}
