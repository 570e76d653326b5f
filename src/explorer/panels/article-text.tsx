import { Title } from '@mantine/core'
import { useEffect, useRef } from 'react'
import type { Document, Evidence } from '../../model/index.ts'
import { markArticle } from '../state/evidence-place.ts'
import type { ArticleLine } from '../state/evidence-place.ts'
import { texts } from '../state/texts.ts'

/** The article with the evidence marked, scrolled to it inside its own box, so that the page keeps its place. */
export const ArticleText = ({ document, evidence }: { readonly document: Document; readonly evidence: Evidence }) => {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const marked = box.current?.querySelector('mark')
    if (!box.current || !marked) return
    const offset = marked.getBoundingClientRect().top - box.current.getBoundingClientRect().top
    box.current.scrollTop += offset - box.current.clientHeight / 3
  }, [document, evidence])
  const lines = markArticle(document, [evidence])
  const title = document.title ?? texts.untitled
  return (
    <section>
      <Title order={3} className="section-title">
        {texts.readArticle}
      </Title>
      <div ref={box} className="article-text wrap" tabIndex={0} role="region" aria-label={texts.articleOf(title)}>
        {lines.map((line, at) => (
          <Line key={at} line={line} />
        ))}
      </div>
    </section>
  )
}

const Line = ({ line: { kind, pieces } }: { readonly line: ArticleLine }) => (
  <p className={`line ${kind}`} {...(kind !== 'paragraph' && { title: texts.blocks[kind] })}>
    {pieces.map(({ text, marked }, at) => (marked ? <mark key={at}>{text}</mark> : <span key={at}>{text}</span>))}
  </p>
)
