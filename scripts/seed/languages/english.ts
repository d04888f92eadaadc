import type { Language } from './language'

export const english: Language = {
  share: 46,
  organisations:
    'Bakery|Theatre|School|Clinic|Hotel|Courier|Library|Museum|Warehouse|Florist|Print shop|Ferry line'.split(
      '|',
    ),
  desks: 'accounts|front desk|office|purchasing|IT desk|bookings|dispatch'.split('|'),
  contactName: '{organisation} {ref} {desk}',
  subject: '{topic}: {trouble}, order {ref}',
  topics:
    'Invoice export|Calendar sync|Sign-in|Barcode scanner|Webhook deliveries|Password reset|Stock report|File upload|Delivery notes|Card payment|Booking form|Address book|Print labels|Single sign-on'.split(
      '|',
    ),
  troubles:
    'stops halfway|is very slow since the update|shows yesterday’s numbers|answers with an error|sends everything twice|loses the umlauts|is missing a page|does not open on the tablet|asks for a code that never comes|cannot be undone|counts one too many|is in the wrong time zone'.split(
      '|',
    ),
  openings: [
    'Good morning, this began on Monday and happens to all of us.',
    'We have tried it on three machines with the same result.',
    'Since the last update something has changed for us.',
    'A colleague asked me to pass this on.',
    'Sorry to write again, the trouble is back.',
    'Here is what you asked for.',
  ],
  details: [
    'The page says “unexpected end of field” and nothing is saved; the reference is {ref}.',
    'About every tenth request answers 429 although we send forty a minute (request {ref}).',
    'The total on document {ref} differs from the sum of its lines by a cent.',
    'After about two minutes the progress stops at 98 percent and stays there; job {ref}.',
    'Guests see the confirmation, but the mail with number {ref} never reaches them.',
    'The list is sorted by date, yet number {ref} stands between two older ones.',
    'When we print label {ref}, the second line is cut off at the right edge.',
    'It works in a private window, and fails again as soon as we sign in; session {ref}.',
  ],
  questions: [
    'Is there a setting for this?',
    'Could you look into it before the end of the week?',
    'Do we have to do anything on our side?',
    'Can you tell us when it will work again?',
    'We can send a recording of the screen if that helps.',
    'Please tell us whom else we should ask.',
  ],
  thanks: [
    'Thank you for the details.',
    'Thanks for waiting.',
    'Good to know, that narrows it down.',
    'I am sorry for the trouble.',
    'I could see the same thing here.',
  ],
  findings: [
    'A retry after a time-out was counted as a second order; {ref} has been put right.',
    'The certificate had run out during the night, and the new one is in place now.',
    'Line {ref} of the file has a quotation mark that is not doubled; everything after it was skipped.',
    'The limit is counted for each key and not for each user, which the page does not say clearly.',
    'The cache kept the old address for an hour. I have emptied it for account {ref}.',
    'Your browser blocks the window that asks for the code; allowing it once is enough.',
    'This is a fault of ours. It is written down as {ref} and will be mended with the next release.',
    'The report is made at two in the morning UTC, so the evening’s bookings appear a day later.',
  ],
  closings: [
    'Please try again and tell me whether it holds.',
    'I will write as soon as the change is out.',
    'Nothing is lost, and nothing has to be entered again.',
    'If it happens once more, the time to the minute would help.',
    'I leave this open until you have had a look.',
  ],
  notes: [
    'Reproduced with the account of {ref}.',
    'Same cause as {ref}, asked the platform group.',
    'Third report this week; worth a help article.',
    'Waiting for the log of {ref}.',
    'Called back, nobody at the desk until tomorrow.',
    'Refund {ref} is on its way, three to five days.',
    'Not our fault: their proxy strips the header.',
    'Check the plan first, this may not be part of it.',
  ],
  blank: ' ',
}
