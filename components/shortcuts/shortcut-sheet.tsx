import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { CrossIcon } from '@/components/ui/icons'
import { ShortcutTable } from './shortcut-table'

type ShortcutSheetProps = { admin: boolean; mac: boolean; onClose: () => void }

/** The sheet that `?` opens. A default export, so that it is loaded when somebody first asks. */
export default function ShortcutSheet({ admin, mac, onClose }: ShortcutSheetProps) {
  return (
    <Dialog
      aria-labelledby="sheet-title"
      onClose={onClose}
      className="max-h-[calc(100dvh-2rem)] overflow-y-auto w-[min(66rem,100vw-2rem)]"
    >
      <header className="sticky top-0 flex h-14 items-center justify-between border-b bg-popover pr-3 pl-6">
        <h2 id="sheet-title" className="text-base">
          Keyboard shortcuts
        </h2>
        <form method="dialog">
          <Button type="submit" variant="ghost" size="icon" aria-label="Close">
            <CrossIcon />
          </Button>
        </form>
      </header>
      <div className="px-6 py-5">
        <ShortcutTable admin={admin} mac={mac} heading="h3" />
      </div>
      <p className="border-t px-6 py-3 text-xs text-muted-foreground">
        Single keys can be switched off in your{' '}
        <a href="/settings" className="text-foreground underline">
          settings
        </a>
        .
      </p>
    </Dialog>
  )
}
