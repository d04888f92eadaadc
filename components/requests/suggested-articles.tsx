'use client'
import { useEffect, useRef, useState } from 'react'

/** How long nobody types before articles are looked for, in milliseconds. */
const PAUSE = 400

type Article = { title: string; href: string }

/** Articles that may answer what is typed into the field of this name, found while one types. */
export function SuggestedArticles({ of }: { of: string }) {
  const place = useRef<HTMLDivElement>(null)
  const [articles, setArticles] = useState<Article[]>([])

  useEffect(() => {
    const field = place.current?.closest('form')?.elements.namedItem(of)
    if (!(field instanceof HTMLInputElement)) return
    let timer: ReturnType<typeof setTimeout> | undefined
    let asked = new AbortController()
    const look = async () => {
      asked.abort()
      asked = new AbortController()
      setArticles(await articlesFor(field.value, asked.signal))
    }
    const typed = () => {
      clearTimeout(timer)
      timer = setTimeout(() => look().catch(() => undefined), PAUSE)
    }
    // What came back of a refused form, or was typed before the scripts ran.
    if (field.value) typed()
    field.addEventListener('input', typed)
    return () => {
      clearTimeout(timer)
      asked.abort()
      field.removeEventListener('input', typed)
    }
  }, [of])

  return (
    <div ref={place} role="status" className={articles.length > 0 ? undefined : 'sr-only'}>
      {articles.length > 0 && (
        <div className="rounded-md bg-primary-soft px-3 py-2.5">
          <p className="text-xs font-medium">This may help already</p>
          <ul className="mt-1 flex flex-col gap-1">
            {articles.map(({ title, href }) => (
              <li key={href}>
                <a
                  href={href}
                  target="_blank"
                  rel="noopener"
                  className="rounded-sm text-primary underline underline-offset-4 hover:text-primary-hover"
                >
                  <bdi>{title}</bdi>
                </a>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  )
}

/** At most three; none where there is no help centre. */
async function articlesFor(typed: string, signal: AbortSignal): Promise<Article[]> {
  if (typed.trim().length < 3) return []
  const query = new URLSearchParams({ q: typed.slice(0, 200) })
  const response = await fetch(`/api/help/suggestions?${query}`, { signal })
  const found: unknown = response.ok ? await response.json() : []
  return Array.isArray(found) ? found.filter(isArticle).slice(0, 3) : []
}

function isArticle(value: unknown): value is Article {
  const { title, href } = (value ?? {}) as Partial<Article>
  return typeof title === 'string' && typeof href === 'string' && href.startsWith('/help')
}
