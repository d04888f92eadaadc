import type { VariantProps } from 'class-variance-authority'
import Link from 'next/link'
import type { ComponentProps } from 'react'
import { cn } from '@/lib/cn'
import { buttonVariants } from './button'

type LinkButtonProps = ComponentProps<typeof Link> & VariantProps<typeof buttonVariants>

/** A link that looks like a button: for the one thing a page is asked for most. */
export function LinkButton({ variant, size, className, ...props }: LinkButtonProps) {
  return <Link className={cn(buttonVariants({ variant, size }), className)} {...props} />
}
