/** A secret that is shown this once, to be copied. Read out when it comes. */
export function SecretOnce({ secret }: { secret: string }) {
  return (
    <div role="status" className="flex flex-col gap-1.5 rounded-lg border border-perforation p-4">
      <p className="font-medium">The secret, shown this once</p>
      <code className="rounded-md border bg-muted px-2.5 py-1.5 text-xs wrap-anywhere select-all">
        {secret}
      </code>
      <p className="text-xs text-muted-foreground">
        Give it to the receiver, who verifies with it that a delivery is ours. Nobody can look it up
        afterwards; rotating makes a new one.
      </p>
    </div>
  )
}
