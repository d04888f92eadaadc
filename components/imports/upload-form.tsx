import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { controlStyle } from '@/components/ui/input'
import { cn } from '@/lib/cn'

/** A plain form for a file of contacts: the browser sends it by itself, and is led to its import. */
export function UploadForm() {
  return (
    <form
      method="post"
      encType="multipart/form-data"
      action="/api/imports"
      className="flex flex-col gap-4"
    >
      <p className="max-w-[60ch] text-muted-foreground">
        One contact a line, with at least one e-mail address. Commas, semicolons and tabs are
        understood, as are all the ways in which Excel and others write their text. Nothing is
        written before you have seen what would become of each line.
      </p>
      <Field label="CSV file" hint="Up to 128 MiB and 1,000,000 lines">
        {(control) => (
          <input
            type="file"
            name="file"
            required
            accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values,text/plain"
            className={cn(
              controlStyle,
              'px-2.5 py-1.5 file:mr-3 file:cursor-pointer file:font-medium',
            )}
            {...control}
          />
        )}
      </Field>
      <Button type="submit" variant="primary" className="self-start">
        Upload
      </Button>
    </form>
  )
}
