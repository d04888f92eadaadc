import { cva, type VariantProps } from 'class-variance-authority'
import type { ComponentProps } from 'react'
import { cn } from '@/lib/cn'

export const buttonVariants = cva(
  'inline-flex shrink-0 cursor-pointer items-center rounded-md border font-medium whitespace-nowrap select-none disabled:cursor-default disabled:opacity-50 aria-disabled:cursor-default aria-disabled:opacity-50',
  {
    variants: {
      variant: {
        primary: 'border-transparent bg-primary text-primary-foreground hover:bg-primary-hover',
        secondary: 'border-input bg-card text-foreground hover:bg-accent',
        note: 'border-note-foreground bg-card text-note-foreground hover:bg-note',
        danger: 'border-destructive bg-card text-destructive hover:bg-destructive-soft',
        off: 'pointer-events-none border-border text-muted-foreground',
        ghost: 'border-transparent text-muted-foreground hover:bg-accent hover:text-foreground',
      },
      size: {
        md: 'h-8 justify-center gap-1.5 px-3 text-sm pointer-coarse:h-10',
        lg: 'h-10 justify-center gap-1.5 px-4 text-sm',
        icon: 'size-10 justify-center',
        inline: 'h-7 justify-center gap-1 px-2 text-xs pointer-coarse:h-9',
        row: 'h-8 w-full gap-2.5 px-2 text-sm pointer-coarse:h-11',
      },
    },
    defaultVariants: { variant: 'secondary', size: 'md' },
  },
)

type ButtonProps = ComponentProps<'button'> & VariantProps<typeof buttonVariants>

/** A button that does nothing by itself; inside a form say `type="submit"`. */
export function Button({ variant, size, className, type = 'button', ...props }: ButtonProps) {
  return (
    <button type={type} className={cn(buttonVariants({ variant, size }), className)} {...props} />
  )
}
