type CodeBlockProps = { title: string; text: string }

/** Text of machines under its name: as it came, wrapped, and scrolled by keyboard where it is long. */
export function CodeBlock({ title, text }: CodeBlockProps) {
  return (
    <section aria-label={title} className="flex min-w-0 flex-col gap-1">
      <h3 className="text-2xs font-medium text-muted-foreground">{title}</h3>
      <pre
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by key (WCAG 2.1.1)
        tabIndex={0}
        className="max-h-80 overflow-auto rounded-md border bg-muted px-3 py-2 font-mono text-xs whitespace-pre-wrap wrap-anywhere"
      >
        {text}
      </pre>
    </section>
  )
}
