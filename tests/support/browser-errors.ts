import type { BrowserContext } from '@playwright/test'

/**
 * Collects what a browser complains of: errors in the console, exceptions of the page, and
 * breaches of the content security policy, which may be told at any level.
 */
export class BrowserErrors {
  readonly #found: string[] = []
  readonly #allowed: RegExp[] = []

  /** Expects complaints of this kind in this test, such as the 404 of a page that is missing. */
  allow(pattern: RegExp): void {
    this.#allowed.push(pattern)
  }

  /** Listens to every page of the context, those that it opens itself included. */
  watch(context: BrowserContext): void {
    context.on('console', (message) => {
      const told = `${message.text()} (${message.location().url})`
      if (message.type() === 'error' || /Content.Security.Policy/i.test(told)) {
        this.#found.push(`console: ${told}`)
      }
    })
    context.on('weberror', (error) => {
      const { message, stack } = error.error()
      this.#found.push(`exception: ${stack ?? message}`)
    })
  }

  /** The complaints that nobody expected. */
  unexpected(): string[] {
    return this.#found.filter((told) => !this.#allowed.some((pattern) => pattern.test(told)))
  }
}
