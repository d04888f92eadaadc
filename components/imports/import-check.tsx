import { Disclosure } from '@/components/admin/disclosure'
import { Section } from '@/components/layout/section'
import { ActForm } from '@/components/tickets/act-form'
import { LinkButton } from '@/components/ui/link-button'
import type { CustomField } from '@/lib/custom-fields/types'
import { checkImportAction, startImportAction } from '@/lib/imports/actions'
import { counted, resultText } from '@/lib/imports/labels'
import type { ContactImport } from '@/lib/imports/types'
import { MappingForm } from './mapping-form'

type ImportCheckProps = { one: ContactImport; samples: string[][]; fields: CustomField[] }

/** What an import would do, and the button that has it done. */
export function ImportCheck({ one, samples, fields }: ImportCheckProps) {
  const written = one.created + one.updated
  return (
    <>
      <Section
        title="Check"
        description="What would become of each line stands below. Nothing has been written yet."
      >
        <p className="text-base font-medium">{resultText(one)}.</p>
        {one.refused > 0 && (
          <p className="text-muted-foreground">
            Refused lines are left out. Mend them in the file and upload it again, or import the
            others now.
          </p>
        )}
        <div className="flex flex-wrap items-center gap-2">
          {written > 0 ? (
            <ActForm act={startImportAction.bind(null, one.id)} variant="primary" size="md">
              Import {counted(written)}
            </ActForm>
          ) : (
            <p className="text-muted-foreground">There is nothing to import.</p>
          )}
          {one.refused > 0 && (
            <LinkButton href={`/admin/imports/${one.id}/refused`} prefetch={false}>
              Download refused lines
            </LinkButton>
          )}
        </div>
      </Section>
      <Section title="Columns" description="Change what they are, and check again.">
        <Disclosure label="Change columns">
          <MappingForm
            check={checkImportAction.bind(null, one.id)}
            {...{ one, samples, fields }}
            primary={false}
          />
        </Disclosure>
      </Section>
    </>
  )
}
