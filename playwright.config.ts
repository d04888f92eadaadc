import { defineConfig, devices } from '@playwright/test'
import { findBrowser } from './scripts/checks/browser'

const browser = findBrowser()

const quietOffline = [
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
]

const onlyNoJs = /\.no-js\.spec\.ts$/
const onlyPhone = /\.phone\.spec\.ts$/

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  fullyParallel: true,
  forbidOnly: true,
  workers: 2,
  // scripts/checks/tally.ts says how many may need it.
  retries: 1,
  // Only for what hangs: a busy machine takes its time.
  timeout: 180_000,
  globalTimeout: 70 * 60_000,
  expect: { timeout: 20_000 },
  reporter: 'list',
  use: {
    locale: 'en-GB',
    timezoneId: 'UTC',
    actionTimeout: 30_000,
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(browser === 'own' ? {} : browser),
      args: [...quietOffline, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
    },
  },
  projects: [
    {
      name: 'chromium',
      use: devices['Desktop Chrome'],
      testIgnore: [onlyNoJs, onlyPhone],
    },
    // `grep` sees the file's name too: whole files and single tests may ask for a project.
    {
      name: 'no-js',
      use: { ...devices['Desktop Chrome'], javaScriptEnabled: false },
      grep: /@no-js|\.no-js\.spec\.ts/,
    },
    {
      name: 'phone',
      use: devices['Pixel 7'],
      grep: /@phone|\.phone\.spec\.ts/,
    },
  ],
})
