import { existsSync } from 'node:fs'
import { chromium } from '@playwright/test'
import { run } from './command'

const installed = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** Where the browser for the tests is; 'own' when Playwright brought it, undefined when none is. */
export function findBrowser(): 'own' | { executablePath: string } | undefined {
  if (existsSync(chromium.executablePath())) return 'own'
  const executablePath = installed.find((path) => existsSync(path))
  return executablePath === undefined ? undefined : { executablePath }
}

/** Installs Debian's Chromium where no browser is found; returns what stands in the way, if any. */
export async function ensureBrowser(): Promise<string | undefined> {
  if (findBrowser()) return undefined
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
    return 'The browser tests need Chromium: run `npx playwright install --with-deps chromium`, or install the package `chromium` of your system.'
  }
  console.log('No browser is here; installing the package chromium.')
  const env = { DEBIAN_FRONTEND: 'noninteractive' }
  const packages = ['chromium', 'fonts-liberation']
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', ...packages]]) {
    const { code, output } = await run('apt-get', ['-q', ...args], { env })
    if (code !== 0) return `apt-get ${args[0]} failed:\n${output.trim()}`
  }
  return findBrowser() ? undefined : 'The package chromium was installed, but no browser is there.'
}
