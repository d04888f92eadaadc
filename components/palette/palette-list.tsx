import { useEffect, useRef } from 'react'
import { Keys } from '@/components/shortcuts/shortcut-table'
import { Kbd } from '@/components/ui/kbd'
import type { Entry } from './palette-entries'

type PaletteListProps = {
  id: string
  entries: Entry[]
  chosen: number
  mac: boolean
  onChoose: (at: number) => void
  onRun: (entry: Entry) => void
}

/** The lines of the palette under the names of their groups; the field above holds the focus. */
export function PaletteList({ id, entries, chosen, mac, onChoose, onRun }: PaletteListProps) {
  const line = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another line each time
  useEffect(() => {
    // In braces: newer browsers answer a promise, which an effect must not.
    line.current?.scrollIntoView({ block: 'nearest' })
  }, [chosen, entries.length])

  const groups = [...new Set(entries.map(({ group }) => group))]
  return (
    <div
      id={id}
      role="listbox"
      aria-label="Where to, or what to do"
      className="max-h-[min(26rem,60dvh)] scroll-py-2 overflow-y-auto p-2"
    >
      {groups.map((group) => (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset is no part of a listbox
        <div key={group} role="group" aria-label={group}>
          <p
            aria-hidden="true"
            className="px-2 pt-2 pb-1 text-2xs font-medium text-muted-foreground"
          >
            {group}
          </p>
          {entries.map((entry, at) =>
            entry.group !== group ? null : (
              // biome-ignore lint/a11y/useFocusableInteractive: aria-activedescendant points here
              // biome-ignore lint/a11y/useKeyWithClickEvents: the field takes Enter
              <div
                key={entry.id}
                ref={at === chosen ? line : undefined}
                id={`${id}-${at}`}
                role="option"
                aria-selected={at === chosen}
                onPointerMove={() => at !== chosen && onChoose(at)}
                onClick={() => onRun(entry)}
                className="flex h-9 cursor-pointer items-center gap-3 rounded-md px-2 aria-selected:bg-secondary pointer-coarse:h-11"
              >
                <bdi className="min-w-0 truncate">{entry.name}</bdi>
                <span className="ml-auto flex shrink-0 items-center gap-1.5 text-xs text-muted-foreground">
                  <bdi className="max-w-28 truncate sm:max-w-48">{entry.note}</bdi>
                  {entry.keys && <Keys keys={entry.keys} mac={mac} />}
                  {at === chosen && !entry.keys && <Kbd>↵</Kbd>}
                </span>
              </div>
            ),
          )}
        </div>
      ))}
    </div>
  )
}
