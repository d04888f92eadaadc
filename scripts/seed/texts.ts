import { arabic } from './languages/arabic'
import { english } from './languages/english'
import { french } from './languages/french'
import { german } from './languages/german'
import { japanese } from './languages/japanese'
import type { Language } from './languages/language'
import { spanish } from './languages/spanish'

const languages: readonly Language[] = [english, german, french, spanish, japanese, arabic]

/** One ready text: the `n`th of its kind in its language, with `{ref}` still in it. */
export type Text = { language: number; kind: string; n: number; text: string }

function combined(pattern: string, parts: Record<string, readonly string[]>): string[] {
  return Object.entries(parts).reduce<string[]>(
    (made, [name, words]) =>
      made.flatMap((text) => words.map((word) => text.replace(`{${name}}`, word))),
    [pattern],
  )
}

function textsOf(language: Language): Record<string, readonly string[]> {
  const { organisations, desks, topics, troubles, blank, notes } = language
  const { openings, details, questions, thanks, findings, closings } = language
  return {
    name: combined(language.contactName, { organisation: organisations, desk: desks }),
    subject: combined(language.subject, { topic: topics, trouble: troubles }),
    contact: combined(`{opening}${blank}{detail}\n\n{question}`, {
      opening: openings,
      detail: details,
      question: questions,
    }),
    agent: combined(`{thank}${blank}{finding}\n\n{closing}`, {
      thank: thanks,
      finding: findings,
      closing: closings,
    }),
    note: notes,
  }
}

/** Every text that bulk data is made of. */
export function allTexts(): Text[] {
  return languages.flatMap((language, index) =>
    Object.entries(textsOf(language)).flatMap(([kind, texts]) =>
      texts.map((text, n) => ({ language: index, kind, n, text })),
    ),
  )
}

/** The language of each of a hundred contacts, as an index into the languages. */
export const languageShares: readonly number[] = languages.flatMap(({ share }, index) =>
  Array.from({ length: share }, () => index),
)

/** The workspace's tags, commonest first. */
export const tags: readonly string[] =
  `question bug invoice login billing import export api webhook email refund printing scanner
  calendar mobile files permissions slow data-loss shipping stock booking payment tax sso security
  translation accessibility upgrade downgrade trial onboarding training contract cancellation
  duplicate feature-request feedback praise complaint outage maintenance browser android ios tablet
  pdf csv excel barcode label timezone currency language address returns warranty legal privacy
  backup`.split(/\s+/)
