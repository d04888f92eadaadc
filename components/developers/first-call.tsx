import { API_ROOT } from '@/lib/api/operations'
import { SCOPES } from '@/lib/api/scopes'
import { CodeBlock } from './code-block'

const link = 'underline underline-offset-2'

/** What one has to know before the first call, and the call itself. */
export function FirstCall({ siteUrl }: { siteUrl: string }) {
  const root = `${siteUrl}${API_ROOT}`
  return (
    <section
      id="first-call"
      aria-labelledby="first-call-title"
      className="grid gap-x-10 gap-y-6 px-4 py-8 sm:px-8 2xl:grid-cols-2"
    >
      <div className="flex min-w-0 max-w-[68ch] flex-col gap-4">
        <h1 id="first-call-title" className="text-xl">
          API reference
        </h1>
        <p>
          Programs create tickets, answer them and read what happened, over HTTP and JSON. They show
          an API key that an admin has made for them, and see what its scopes allow.
        </p>
        <ul className="flex flex-col gap-2">
          <li>
            <strong>Lists</strong> are cut into pages: follow the header{' '}
            <code className="font-mono text-xs">Link: …; rel="next"</code>. Ask for some fields with{' '}
            <code className="font-mono text-xs">fields</code>, for whole objects with{' '}
            <code className="font-mono text-xs">expand</code>.
          </li>
          <li>
            <strong>Repeat safely</strong>: a POST with an{' '}
            <code className="font-mono text-xs">Idempotency-Key</code> happens once, and is answered
            the same for 24 hours.
          </li>
          <li>
            <strong>Overwrite nobody</strong>: send the{' '}
            <code className="font-mono text-xs">ETag</code> you have read as{' '}
            <code className="font-mono text-xs">If-Match</code> when you change something.
          </li>
          <li>
            <strong>Mind the limit</strong>: every answer says in{' '}
            <code className="font-mono text-xs">RateLimit</code> what is left of your minute.
          </li>
        </ul>
        <p>
          All of this is also an{' '}
          <a href={`${API_ROOT}/openapi.json`} className={link}>
            OpenAPI 3.1 document
          </a>
          . What is wrong comes back as{' '}
          <a href="#problems" className={link}>
            a problem
          </a>{' '}
          that says where.
        </p>
        <dl className="rounded-lg border">
          {Object.entries(SCOPES).map(([scope, meaning]) => (
            <div
              key={scope}
              className="flex flex-wrap gap-x-4 border-b px-3 py-1.5 last:border-b-0"
            >
              <dt className="w-28 shrink-0 font-mono text-xs">{scope}</dt>
              <dd className="min-w-0 flex-1 text-muted-foreground max-sm:basis-full">{meaning}</dd>
            </div>
          ))}
        </dl>
      </div>
      <div className="min-w-0">
        <CodeBlock
          label="The first call"
          code={`export COUNTERFOIL_KEY=cfoil_…\n\ncurl -i "${root}/tickets?limit=3" \\\n  -H "Authorization: Bearer $COUNTERFOIL_KEY"`}
        />
      </div>
    </section>
  )
}
