import { execFile, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import { chromium } from '@playwright/test'
import { z } from 'zod'
import { findBrowser } from '@/scripts/checks/browser'
import { Refusal } from '@/supabase/local/refusal'

// Fetched when it is asked for: it brings 160 packages along, and nothing else here needs them.
const LIGHTHOUSE = 'lighthouse@12.8.2'
const PORT = 9333

const reportSchema = z.object({
  categories: z.record(z.string(), z.object({ score: z.number().nullable() })),
})

/** Lighthouse's four figures for a page, 0 to 100, with its settings of a phone: the best of three. */
export async function phoneFigures(url: string): Promise<Record<string, number>> {
  const found = findBrowser()
  if (!found) throw new Refusal('Lighthouse needs Chromium: run npm test once, or install it')
  const profile = await mkdtemp(join(tmpdir(), 'counterfoil-lighthouse-'))
  const path = found === 'own' ? chromium.executablePath() : found.executablePath
  const root = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const where = [`--remote-debugging-port=${PORT}`, `--user-data-dir=${profile}`]
  const args = ['--headless=new', ...where, ...root, '--no-first-run', '--disable-gpu']
  const browser = spawn(path, [...args, 'about:blank'], { stdio: 'ignore' })
  try {
    await answers()
    const best: Record<string, number> = {}
    for (let [tries, good] = [0, 0]; good < 3 && tries < 6; tries++) {
      // The first in a fresh browser often finds no beginning of the page load (NO_NAVSTART).
      const figures = await once(url).catch(() => [])
      if (figures.length > 0) good++
      for (const [name, score] of figures) best[name] = Math.max(best[name] ?? 0, score)
    }
    return best
  } finally {
    browser.kill()
    await pause(500)
    await rm(profile, { recursive: true, force: true, maxRetries: 5 })
  }
}

async function once(url: string): Promise<[string, number][]> {
  const { stdout } = await promisify(execFile)(
    'npx',
    ['--yes', LIGHTHOUSE, url, `--port=${PORT}`, '--output=json', '--quiet'],
    { maxBuffer: 64 * 1024 * 1024 },
  )
  const { categories } = reportSchema.parse(JSON.parse(stdout))
  return Object.entries(categories).map(([name, { score }]) => [
    name,
    Math.round((score ?? 0) * 100),
  ])
}

async function answers(): Promise<void> {
  for (const until = Date.now() + 30_000; Date.now() < until; await pause(100)) {
    const response = await fetch(`http://127.0.0.1:${PORT}/json/version`).catch(() => null)
    if (response?.ok) return
  }
  throw new Refusal(`Chromium does not answer on port ${PORT}`)
}
