// Shows articles below the search of the help centre while one types (components/help/help-search).
// A file of its own: those pages carry no other script.

/** How long a pause in typing is, in ms. */
const PAUSE = 150

function suggest() {
  const input = document.getElementById('help-q')
  const list = document.getElementById('help-suggestions')
  const told = document.getElementById('help-suggested')
  if (!input || !list || !told) return
  let timer
  let asking = new AbortController()

  input.addEventListener('input', () => {
    clearTimeout(timer)
    asking.abort()
    const typed = input.value.trim()
    if (typed) timer = setTimeout(ask, PAUSE, typed)
    else show([])
  })
  input.closest('search')?.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || list.hidden) return
    event.preventDefault()
    input.focus()
    show([])
  })

  async function ask(typed) {
    asking = new AbortController()
    try {
      const address = `/api/help/suggestions?${new URLSearchParams({ q: typed })}`
      const response = await fetch(address, { signal: asking.signal })
      if (response.ok) show(await response.json())
    } catch {
      // Another word is asked for, or nobody answers: the form works all the same.
    }
  }

  function show(articles) {
    list.replaceChildren(...articles.map(row))
    list.hidden = articles.length === 0
    const articlesWord = articles.length === 1 ? 'article' : 'articles'
    told.textContent = articles.length ? `${articles.length} ${articlesWord} suggested below` : ''
  }
}

function row({ href, title, category }) {
  const link = document.createElement('a')
  const about = document.createElement('small')
  link.href = href
  about.textContent = category
  link.append(title, ' ', about)
  const item = document.createElement('li')
  item.append(link)
  return item
}

if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', suggest)
else suggest()
