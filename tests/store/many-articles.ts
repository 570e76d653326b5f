import { document } from '../support/knowledge.ts'

/** Eighty short articles. */
export const manyArticles = Array.from({ length: 80 }, (_, index) => {
  const text = `Country${String.fromCharCode(97 + (index % 26))} sanctioned Russia. ${'Norway praised Japan. '.repeat(3)}`
  const id = `article-${String(index).padStart(3, '0')}`
  return document({ id, text, blocks: [{ kind: 'paragraph', start: 0, end: text.length }] })
})
