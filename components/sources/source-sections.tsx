import { Section } from '@/components/layout/section'
import { LinkButton } from '@/components/ui/link-button'
import type { FormAction } from '@/lib/forms/use-action-form'
import type { SecretState, Source } from '@/lib/webhooks/types'
import { DisableForm } from './disable-form'
import { RotateForm } from './rotate-form'
import { SecretList } from './secret-list'
import { SignatureForm } from './signature-form'

type SourceSectionsProps = {
  source: Source
  site: string
  timeZone: string
  rotate: FormAction<SecretState>
  saveSignature: FormAction
  disable: FormAction
  enable: FormAction
}

/** All that an admin does about a source, its events aside. */
export function SourceSections({ source, site, timeZone, ...acts }: SourceSectionsProps) {
  return (
    <>
      <Section
        title="Secret"
        description="Two may be alive at once, so that nothing is lost while the other side changes over."
      >
        <SecretList secrets={source.secrets} timeZone={timeZone} />
        <RotateForm rotate={acts.rotate} site={site} />
      </Section>
      {source.signature && (
        <Section
          title="Signature"
          description="The HMAC of the raw body, in a header of the other side’s choice."
        >
          <SignatureForm save={acts.saveSignature} signature={source.signature} />
        </Section>
      )}
      {source.provider === 'generic' && (
        <Section
          title="Mapping"
          description="Which JSON paths of an event become what of a ticket, tried on events that came in."
        >
          <LinkButton href={`/admin/sources/${source.id}/mapping`} className="w-fit">
            {source.mapping ? 'Edit the mapping' : 'Make a mapping'}
          </LinkButton>
        </Section>
      )}
      <Section
        title="Access"
        description="A disabled source is not found by the next delivery. What came in stays."
      >
        <DisableForm
          open={source.disabledAt === null}
          disable={acts.disable}
          enable={acts.enable}
        />
      </Section>
    </>
  )
}
