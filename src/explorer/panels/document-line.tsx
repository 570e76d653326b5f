import { Anchor, Text } from '@mantine/core'
import type { Document } from '../../model/index.ts'
import { texts } from '../state/texts.ts'
import { sayTime } from '../state/words.ts'

/** Title, source and date of an article; the title links to it where it has a web address. */
export const DocumentLine = ({ document }: { readonly document: Document }) => {
  const title = document.title ?? texts.untitled
  const day = document.publishedAt
  const date = day === null ? texts.noDate : sayTime({ start: day, end: day, precision: 'day' })
  return (
    <span className="document-line wrap">
      {isWebAddress(document.url) ? (
        <Anchor href={document.url} target="_blank" rel="noopener noreferrer" size="sm">
          {title}
        </Anchor>
      ) : (
        <Text span size="sm">
          {title}
        </Text>
      )}
      <Text span size="xs" c="dimmed">
        {document.source ?? texts.noSource}, {date}
      </Text>
    </span>
  )
}

/** A file may name any address: only the web's own are made a link, never `javascript:`. */
const isWebAddress = (url: string | null): url is string =>
  url !== null && URL.canParse(url) && ['http:', 'https:'].includes(new URL(url).protocol)
