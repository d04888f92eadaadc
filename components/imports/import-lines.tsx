import Link from 'next/link'
import { Cell, type Column, Row, Table } from '@/components/admin/table'
import { AlertIcon, CheckIcon } from '@/components/ui/icons'
import { cn } from '@/lib/cn'
import { isCheck, outcomeLabel } from '@/lib/imports/labels'
import { reasonText, undoText } from '@/lib/imports/refusals'
import { type ContactImport, type ImportLine, OUTCOMES, type Outcome } from '@/lib/imports/types'

const COLUMNS: Column[] = [
  { name: 'Line', className: 'w-20' },
  { name: 'Contact' },
  { name: 'Result', className: 'w-32' },
  { name: 'Reason', className: 'w-2/5' },
]

type ImportLinesProps = { one: ContactImport; lines: ImportLine[]; shown: Outcome | undefined }

/** What became of each line, or would, and why. */
export function ImportLines({ one, lines, shown }: ImportLinesProps) {
  return (
    <section aria-label="Lines">
      <OutcomeLinks one={one} shown={shown} />
      <Table caption="Lines" columns={COLUMNS}>
        {lines.map((line) => (
          <LineRow key={line.number} one={one} line={line} />
        ))}
      </Table>
    </section>
  )
}

function OutcomeLinks({ one, shown }: Omit<ImportLinesProps, 'lines'>) {
  const href = `/admin/imports/${one.id}`
  const all = OUTCOMES.reduce((sum, outcome) => sum + one[outcome], 0)
  const links = [
    { outcome: undefined, label: 'All', count: all },
    ...OUTCOMES.map((outcome) => ({
      outcome,
      label: outcomeLabel(outcome, isCheck(one)),
      count: one[outcome],
    })),
  ].filter(({ outcome, count }) => !outcome || count > 0)
  return (
    <nav aria-label="Results" className="flex flex-wrap gap-1 border-b px-3 py-2 sm:px-5">
      {links.map(({ outcome, label, count }) => (
        <Link
          key={label}
          href={outcome ? `${href}?outcome=${outcome}` : href}
          prefetch={false}
          aria-current={outcome === shown ? 'page' : undefined}
          className={cn(
            'flex h-7 items-center gap-1.5 rounded-md px-2 text-muted-foreground hover:bg-accent hover:text-foreground pointer-coarse:h-10',
            outcome === shown && 'bg-accent font-medium text-foreground',
          )}
        >
          {label}
          <span className="tabular-nums">{count.toLocaleString('en')}</span>
        </Link>
      ))}
    </nav>
  )
}

function LineRow({ one, line }: { one: ContactImport; line: ImportLine }) {
  const { outcome } = line
  const written = outcome === 'created' || outcome === 'updated'
  return (
    <Row className="max-md:grid max-md:grid-cols-[auto_minmax(0,1fr)_auto]">
      <Cell className="text-xs text-muted-foreground tabular-nums">
        {line.line.toLocaleString('en')}
      </Cell>
      <Cell>
        <bdi className="block truncate" title={shownText(one, line)}>
          {shownText(one, line) || '–'}
        </bdi>
      </Cell>
      <Cell>
        {outcome && (
          <span
            className={cn(
              'flex items-center gap-1.5',
              outcome === 'refused' && 'text-destructive',
              written && 'text-success',
              !written && outcome !== 'refused' && 'text-muted-foreground',
            )}
          >
            {outcome === 'refused' && <AlertIcon className="size-4" />}
            {written && <CheckIcon className="size-4" />}
            {outcomeLabel(outcome, isCheck(one))}
          </span>
        )}
      </Cell>
      <Cell className="text-muted-foreground max-md:col-span-3 max-md:empty:hidden">
        {undoText(line) ?? reasonText(line, one.headers)}
      </Cell>
    </Row>
  )
}

/** The cells of a line that are imported, as they stand in the file. */
function shownText({ mapping }: ContactImport, { cells }: ImportLine): string {
  return cells
    .filter((cell, at) => mapping[at] && cell.trim() !== '')
    .join(' · ')
    .slice(0, 300)
}
