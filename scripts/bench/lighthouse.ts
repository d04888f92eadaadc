import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { chromium } from '@playwright/test'
import lighthouse from 'lighthouse'
import { findBrowser } from '@/scripts/checks/browser'
import { Refusal } from '@/supabase/local/refusal'

const PORT = 9333

/** Lighthouse's four figures for a page, 0 to 100, with its settings of a phone: the best of three. */
export async function phoneFigures(url: string): Promise<Record<string, number>> {
  const found = findBrowser()
  if (!found) throw new Refusal('Lighthouse needs Chromium: run npm test once, or install it')
  const profile = await mkdtemp(join(tmpdir(), 'counterfoil-lighthouse-'))
  const path = found === 'own' ? chromium.executablePath() : found.executablePath
  const args = ['--headless=new', `--remote-debugging-port=${PORT}`, `--user-data-dir=${profile}`]
  const root = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const browser = spawn(
    path,
    [...args, ...root, '--no-first-run', '--disable-gpu', 'about:blank'],
    {
      stdio: 'ignore',
    },
  )
  try {
    await answers()
    const best: Record<string, number> = {}
    for (let round = 0; round < 3; round++) {
      const result = await lighthouse(url, { port: PORT, output: 'json', logLevel: 'error' })
      for (const [name, { score }] of Object.entries(result?.lhr.categories ?? {})) {
        best[name] = Math.max(best[name] ?? 0, Math.round((score ?? 0) * 100))
      }
    }
    return best
  } finally {
    browser.kill()
    await pause(500)
    await rm(profile, { recursive: true, force: true, maxRetries: 5 })
  }
}

async function answers(): Promise<void> {
  for (const until = Date.now() + 30_000; Date.now() < until; await pause(100)) {
    const response = await fetch(`http://127.0.0.1:${PORT}/json/version`).catch(() => null)
    if (response?.ok) return
  }
  throw new Refusal(`Chromium does not answer on port ${PORT}`)
}
