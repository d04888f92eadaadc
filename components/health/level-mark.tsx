import { AlertIcon, CheckIcon } from '@/components/ui/icons'
import { cn } from '@/lib/cn'
import type { Level } from '@/lib/health/types'

const LOOKS: Record<Level, { word: string; className: string }> = {
  ok: { word: 'Well', className: 'text-success' },
  warn: { word: 'Look', className: 'text-note-foreground' },
  bad: { word: 'Trouble', className: 'text-destructive' },
}

/** How a check ended: a sign and a word, so that the colour is never alone. */
export function LevelMark({ level }: { level: Level }) {
  const { word, className } = LOOKS[level]
  const Sign = level === 'ok' ? CheckIcon : AlertIcon
  return (
    <span
      className={cn('flex w-20 shrink-0 items-center self-start gap-1.5 font-medium', className)}
    >
      <Sign className="size-3.5" />
      {word}
    </span>
  )
}
