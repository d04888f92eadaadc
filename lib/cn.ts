import { type ClassValue, clsx } from 'clsx'

/**
 * Joins class names. Without tailwind-merge, which would cost every page with a form 9 KB: a
 * component sets no property that its `className` is meant to set.
 */
export function cn(...inputs: ClassValue[]): string {
  return clsx(inputs)
}
