import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type AuthMail, escapeHtml, plainText } from './auth-mail'
import { requestContext } from './request-context'

type MailerOptions = {
  siteUrl: string
  templateDir: string
  sendMail: (mail: AuthMail) => Promise<void>
}

// The same words as in supabase/config.toml, which is for hosted projects.
const subjects = { magic_link: 'Your sign-in link', confirmation: 'Your sign-in link' } as const

/**
 * Renders supabase/templates as hosted Auth does. It stands in for Lite's own mailer, which knows
 * no redirect other than the site and whose text part links elsewhere than the HTML part.
 */
export class AuthMailer {
  constructor(private readonly options: MailerOptions) {}

  async sendMagicLink(email: string, tokenHash: string, code: string): Promise<void> {
    await this.#send('magic_link', email, tokenHash, code)
  }

  async sendConfirmation(email: string, tokenHash: string, code: string): Promise<void> {
    await this.#send('confirmation', email, tokenHash, code)
  }

  async sendRecovery(): Promise<void> {
    throw new Error('nobody has a password here: there is no recovery mail')
  }

  async sendEmailChange(): Promise<void> {
    throw new Error('there is no mail template for a change of address')
  }

  async sendReauthentication(): Promise<void> {
    throw new Error('nobody has a password here: there is no reauthentication mail')
  }

  async #send(
    template: keyof typeof subjects,
    to: string,
    tokenHash: string,
    code: string,
  ): Promise<void> {
    const context = requestContext.getStore()
    const source = await readFile(join(this.options.templateDir, `${template}.html`), 'utf8')
    const variables: Record<string, string> = {
      SiteURL: this.options.siteUrl,
      TokenHash: tokenHash,
      Token: code,
      Email: to,
      // Hosted's templates encode what follows `next=` in a link.
      RedirectTo: encodeURIComponent(this.#allowedRedirect(context?.redirectTo)),
    }
    const html = source.replace(/\{\{\s*\.(\w+)\s*\}\}/g, (_, name: string) =>
      escapeHtml(variables[name] ?? ''),
    )
    const text = plainText(html)
    const link = /https?:\/\/\S*token_hash=\S+/.exec(text)?.[0] ?? ''
    const mail = { to, subject: subjects[template], html, text, link, code }
    if (context?.takeMail) context.takeMail(mail)
    else await this.options.sendMail(mail)
  }

  // As hosted: an address outside the allowed ones becomes the site itself.
  #allowedRedirect(asked: string | undefined): string {
    const { siteUrl } = this.options
    if (!asked || !URL.canParse(asked)) return siteUrl
    return new URL(asked).origin === new URL(siteUrl).origin ? asked : siteUrl
  }
}
