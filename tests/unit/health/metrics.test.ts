import { expect, test } from 'vitest'
import { metricsText } from '@/lib/health/metrics'
import { health } from './health'

// The text format's own grammar (prometheus.io/docs/instrumenting/exposition_formats).
const LABEL = String.raw`[a-z_]+="(?:[^"\\\n]|\\[\\"n])*"`
const SAMPLE = new RegExp(
  `^[a-z_]+(?:\\{${LABEL}(?:,${LABEL})*\\})? -?\\d+(?:\\.\\d+)?(?:e[+-]?\\d+)?$`,
)

test('each metric is told once, with its help, type and numbers', () => {
  const text = metricsText(health())
  expect(text.endsWith('\n')).toBe(true)
  const lines = text.trimEnd().split('\n')
  const helped = lines
    .filter((line) => line.startsWith('# HELP '))
    .map((line) => line.split(' ')[2])
  expect(new Set(helped).size).toBe(helped.length)
  expect(lines.filter((line) => line.startsWith('# TYPE ')).length).toBe(helped.length)
  for (const line of lines.filter((one) => !one.startsWith('#'))) expect(line).toMatch(SAMPLE)
  expect(lines).toContain('counterfoil_check_level{check="workers"} 0')
  expect(lines).toContain('counterfoil_jobs{state="later"} 1')
  expect(lines).toContain('counterfoil_slowest_query_mean_seconds 0.0125')
})

test('a name with quotes, strokes and lines stays one label', () => {
  const storage = [{ bucket: 'a"b\\c\nd', objects: 1, bytes: 2 }]
  const text = metricsText(health({ facts: { storage } }))
  expect(text).toContain('counterfoil_storage_bytes{bucket="a\\"b\\\\c\\nd"} 2\n')
})

test('what nobody counts is left out', () => {
  expect(metricsText(health({ facts: { slow_queries: null } }))).not.toContain('slowest_query')
})
