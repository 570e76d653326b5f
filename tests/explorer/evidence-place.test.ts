import { describe, expect, test } from 'vitest'
import { markArticle, quoteInSentence } from '../../src/explorer/state/evidence-place.ts'
import { article, evidenceOf } from './sample-knowledge.ts'

describe('the place of evidence in its article', () => {
  test.each([
    ['Valdoria sanctioned Meridia', 'On Monday ', ' over the isles.'],
    ['Meridia denied that it would sign the treaty', '', '.'],
    ['Meridia had rejected the treaty', 'President Voss said that ', '.'],
    ['Nobody was surprised.', '', ''],
    ['the isles. Nobody', 'On Monday Valdoria sanctioned Meridia over ', ' was surprised.'],
  ])('“%s” is shown in its sentence', (quote, before, after) => {
    expect(quoteInSentence(article, evidenceOf(quote))).toEqual({ before, quote, after })
  })

  test('the bare quote is shown where the article has no text, or another text', () => {
    const evidence = evidenceOf('Nobody was surprised.')
    const bare = { before: '', quote: 'Nobody was surprised.', after: '' }
    expect(quoteInSentence(undefined, evidence)).toEqual(bare)
    expect(quoteInSentence({ ...article, text: '' }, evidence)).toEqual(bare)
    expect(quoteInSentence({ ...article, text: article.text.toUpperCase() }, evidence)).toEqual(bare)
  })

  test('the article keeps every word; exactly the quote is marked', () => {
    const lines = markArticle(article, [evidenceOf('Valdoria sanctioned Meridia')])
    const pieces = lines.flatMap((line) => line.pieces)
    expect(lines.map((line) => line.pieces.map(({ text }) => text).join(''))).toEqual(
      article.text.split('\n').filter((line) => line !== ''),
    )
    expect(pieces.filter(({ marked }) => marked).map(({ text }) => text)).toEqual(['Valdoria sanctioned Meridia'])
  })

  test('lines keep what they are for', () => {
    expect(markArticle(article, []).map(({ kind }) => kind)).toEqual(['title', 'byline', 'paragraph', 'paragraph'])
  })

  test('a mark over a line break is marked on both lines', () => {
    const start = article.text.indexOf('Nobody')
    const end = article.text.indexOf('denied')
    const marked = markArticle(article, [{ start, end }]).flatMap(({ pieces }) =>
      pieces.filter((piece) => piece.marked),
    )
    expect(marked.map(({ text }) => text)).toEqual(['Nobody was surprised.', 'Meridia '])
  })
})
