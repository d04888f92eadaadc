type Property = { name: string; type: string; required: boolean; description: string | undefined }

type PropertyListProps = { title: string; properties: Property[] }

/** What a call takes: each by its name, with its type and whether it must be there. */
export function PropertyList({ title, properties }: PropertyListProps) {
  if (properties.length === 0) return null
  return (
    <div className="flex flex-col gap-1.5">
      <h4 className="text-xs font-medium">{title}</h4>
      <dl className="rounded-lg border">
        {properties.map(({ name, type, required, description }) => (
          <div key={name} className="flex flex-col gap-0.5 border-b px-3 py-2 last:border-b-0">
            <dt className="flex flex-wrap items-baseline gap-x-2">
              <code className="font-mono text-xs font-semibold">{name}</code>
              {required && <span className="text-2xs text-note-foreground">required</span>}
              <code className="min-w-0 font-mono text-2xs wrap-anywhere text-muted-foreground">
                {type}
              </code>
            </dt>
            {description && <dd className="text-xs text-muted-foreground">{description}</dd>}
          </div>
        ))}
      </dl>
    </div>
  )
}
