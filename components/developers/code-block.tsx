type CodeBlockProps = { label: string; code: string }

/** A piece of code under its name, as it would be typed; long lines are scrolled to. */
export function CodeBlock({ label, code }: CodeBlockProps) {
  return (
    <figure className="min-w-0 overflow-hidden rounded-lg border bg-card">
      <figcaption className="border-b px-3 py-1.5 text-2xs font-medium text-muted-foreground">
        {label}
      </figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by key */}
      <pre tabIndex={0} className="overflow-x-auto p-3 font-mono text-xs">
        <code>{code}</code>
      </pre>
    </figure>
  )
}
