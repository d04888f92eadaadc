import { Fragment, useId } from 'react'
import { Kbd } from '@/components/ui/kbd'
import { PLACE_TITLES, SHORTCUTS } from '@/lib/shortcuts/registry'
import { PLACES } from '@/lib/shortcuts/types'

/** `heading`: of which level, below the one that names the whole. */
type ShortcutTableProps = { admin: boolean; mac: boolean; heading: 'h2' | 'h3' }

/** All that keys do, by place. */
export function ShortcutTable({ admin, mac, heading: Heading }: ShortcutTableProps) {
  const id = useId()
  return (
    <div className="grid gap-x-8 gap-y-6 sm:grid-cols-2 lg:grid-cols-3">
      {PLACES.map((place) => (
        <section key={place} aria-labelledby={id + place} className="min-w-0">
          <Heading id={id + place} className="border-b pb-1.5 text-2xs text-muted-foreground">
            {PLACE_TITLES[place]}
          </Heading>
          <dl>
            {SHORTCUTS[place]
              .filter((s) => s.keys.length > 0 && (admin || !s.for))
              .map((shortcut) => (
                <div
                  key={shortcut.keys[0]}
                  className="flex min-h-8 items-center justify-between gap-4 border-b py-1"
                >
                  <dt className="min-w-0">{shortcut.does}</dt>
                  <dd className="flex shrink-0 items-center gap-1.5 text-2xs text-muted-foreground">
                    {shortcut.keys.map((keys, index) => (
                      <Fragment key={keys}>
                        {index > 0 && 'or'}
                        <Keys keys={keys} mac={mac} />
                      </Fragment>
                    ))}
                  </dd>
                </div>
              ))}
          </dl>
        </section>
      ))}
    </div>
  )
}

/** Keys as the registry writes them: pressed together, or one after the other. */
export function Keys({ keys, mac }: { keys: string; mac: boolean }) {
  return keys.split(' ').map((chord, index) => (
    <Fragment key={chord}>
      {index > 0 && 'then'}
      <span className="flex gap-0.5">
        {chord.split('+').map((key) => (
          <Kbd key={key}>{nameOf(key, mac)}</Kbd>
        ))}
      </span>
    </Fragment>
  ))
}

function nameOf(key: string, mac: boolean): string {
  switch (key) {
    case 'Mod':
      return mac ? '⌘' : 'Ctrl'
    case 'Escape':
      return 'Esc'
    case 'Enter':
      return '↵'
    case 'ArrowDown':
      return '↓'
    case 'ArrowUp':
      return '↑'
    default:
      return key.length === 1 ? key.toUpperCase() : key
  }
}
