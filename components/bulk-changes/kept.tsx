type KeptProps = {
  kept: readonly string[]
  box: string
  names: Readonly<Record<string, string>> | undefined
}

/** What was selected when a change was refused, still selected: without scripts its boxes are not. */
export function Kept({ kept, box, names }: KeptProps) {
  return (
    <span className="flex max-h-24 flex-wrap items-center gap-x-3 gap-y-1 overflow-y-auto">
      {kept.map((id) => (
        <label key={id} className="flex cursor-pointer items-center gap-1.5 tabular-nums">
          <input
            type="checkbox"
            form="bulk"
            name={box}
            value={id}
            defaultChecked
            className="size-4 cursor-pointer accent-primary"
          />
          <bdi className="max-w-40 truncate">
            {names ? (names[id] ?? 'Another page') : `#${id}`}
          </bdi>
        </label>
      ))}
    </span>
  )
}
