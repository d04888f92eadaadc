import { Section } from '@/components/layout/section'
import { ActButton } from '@/components/subscriptions/act-button'
import { Alert } from '@/components/ui/alert'
import { LinkButton } from '@/components/ui/link-button'
import type { CustomField } from '@/lib/custom-fields/types'
import { checkImportAction, deleteImportAction } from '@/lib/imports/actions'
import { fileProblemText } from '@/lib/imports/refusals'
import type { ContactImport } from '@/lib/imports/types'
import { ImportCheck } from './import-check'
import { ImportProgress } from './import-progress'
import { ImportResult } from './import-result'
import { MappingForm } from './mapping-form'

type ImportStepProps = { one: ContactImport; samples: string[][]; fields: CustomField[] }

/** The step that an import is at, and what can be done now. */
export function ImportStep({ one, samples, fields }: ImportStepProps) {
  switch (one.state) {
    case 'ready':
      return (
        <Section
          title="Columns"
          description="Say what each column is. The check then tells what would become of each line, and writes nothing."
        >
          <MappingForm
            check={checkImportAction.bind(null, one.id)}
            {...{ one, samples, fields }}
            primary
          />
        </Section>
      )
    case 'checked':
      return <ImportCheck {...{ one, samples, fields }} />
    case 'failed':
      return (
        <Section title="The file cannot be read" description="Nothing was imported.">
          <Alert>{fileProblemText(one)}</Alert>
          <div className="flex flex-wrap gap-2">
            <LinkButton href="/admin/imports/new">Choose another file</LinkButton>
            <ActButton
              act={deleteImportAction.bind(null, one.id)}
              label="Delete"
              variant="secondary"
            />
          </div>
        </Section>
      )
    case 'done':
    case 'cancelled':
    case 'undone':
      return <ImportResult one={one} />
    default:
      return <ImportProgress one={one} state={one.state} />
  }
}
