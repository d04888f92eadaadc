import 'server-only'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ImageResponse } from 'next/og'

type CardProps = { name: string; category: string; title: string }

// Drawn outside of any browser: the tokens of globals.css, in light, as it understands them.
const INK = '#1d272b'
const QUIET = '#566268'
const PAPER = '#fdfdfc'
const DESK = '#f5f4f1'
const ACCENT = '#005f6e'

/** An article as other sites show it: a ticket, torn at its perforation. 1200 by 630. */
export async function drawCard(card: CardProps): Promise<ImageResponse> {
  const file = 'node_modules/@fontsource/inter/files/inter-latin-600-normal.woff'
  const data = await readFile(join(process.cwd(), file))
  return new ImageResponse(<SocialCard {...card} />, {
    width: 1200,
    height: 630,
    fonts: [{ name: 'Inter', data, weight: 600, style: 'normal' }],
    headers: { 'Cache-Control': 'public, max-age=300' },
  })
}

function SocialCard({ name, category, title }: CardProps) {
  return (
    <div
      style={{
        width: '100%',
        height: '100%',
        display: 'flex',
        padding: 56,
        background: DESK,
        color: INK,
        fontFamily: 'Inter',
      }}
    >
      <div style={{ width: 44, background: ACCENT, borderRadius: '16px 0 0 16px' }} />
      <div
        style={{
          flex: 1,
          display: 'flex',
          flexDirection: 'column',
          justifyContent: 'space-between',
          padding: '56px 64px',
          background: PAPER,
          borderLeft: `4px dashed ${DESK}`,
          borderRadius: '0 16px 16px 0',
        }}
      >
        <div style={{ display: 'flex', fontSize: 30, color: QUIET }}>{short(category, 50)}</div>
        <div style={{ display: 'flex', fontSize: 68, lineHeight: 1.15, letterSpacing: -1.5 }}>
          {short(title, 90)}
        </div>
        <div style={{ display: 'flex', fontSize: 30, color: QUIET }}>
          {short(`${name} · Help centre`, 60)}
        </div>
      </div>
    </div>
  )
}

const short = (text: string, most: number) =>
  text.length > most ? `${text.slice(0, most - 1).trimEnd()}…` : text
