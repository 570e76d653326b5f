import { z } from 'zod'
import { readDate } from './dates.ts'
import type { HtmlDocument } from './html-page.ts'
import type { Metadata } from './metadata.ts'

/** Fields of schema.org's Article that tell where a page comes from; https://schema.org/NewsArticle. */
const Name = z.union([z.string(), z.object({ name: z.string() }).transform(({ name }) => name)])
const LinkedArticle = z.object({
  '@type': z.union([z.string(), z.array(z.string())]),
  headline: z.string().optional().catch(undefined),
  datePublished: z.string().optional().catch(undefined),
  publisher: z
    .union([Name, z.array(Name).transform(([first]) => first)])
    .optional()
    .catch(undefined),
  url: z.string().optional().catch(undefined),
})
type LinkedArticle = z.infer<typeof LinkedArticle>

const TITLE_FIELDS = ['og:title', 'twitter:title', 'dc.title', 'headline']
const SOURCE_FIELDS = ['og:site_name', 'dc.publisher', 'publisher', 'application-name']
const URL_FIELDS = ['og:url', 'twitter:url']
const DATE_FIELDS = [
  ...['article:published_time', 'og:published_time', 'datepublished', 'date', 'pubdate', 'publishdate', 'publish_date'],
  ...['dc.date', 'dc.date.issued', 'dcterms.created', 'dcterms.date', 'parsely-pub-date', 'sailthru.date', 'published'],
]

/** What a page says of itself in JSON-LD, `<meta>`, `<link rel=canonical>` and `<time>`. */
export const readPageMetadata = (page: HtmlDocument): Metadata => {
  const linked = readLinkedArticle(page)
  const meta = readMetaFields(page)
  const pick = (names: readonly string[]): string | null =>
    names.map((name) => meta.get(name)).find((value) => value !== undefined) ?? null
  return {
    title: clean(linked?.headline) ?? pick(TITLE_FIELDS) ?? clean(page.querySelector('title')?.textContent),
    source: clean(linked?.publisher) ?? pick(SOURCE_FIELDS),
    url:
      clean(page.querySelector('link[rel="canonical"]')?.getAttribute('href')) ??
      pick(URL_FIELDS) ??
      webAddress(linked),
    publishedAt: readDate(linked?.datePublished ?? '') ?? readDate(pick(DATE_FIELDS) ?? '') ?? readTimeElement(page),
  }
}

const clean = (value: string | null | undefined): string | null => {
  const line = value?.replace(/\s+/g, ' ').trim()
  return line ? line : null
}

const webAddress = (linked: LinkedArticle | undefined): string | null =>
  linked?.url !== undefined && /^https?:/i.test(linked.url) ? linked.url : null

const readMetaFields = (page: HtmlDocument): ReadonlyMap<string, string> => {
  const fields = new Map<string, string>()
  for (const element of page.querySelectorAll('meta')) {
    const name = ['property', 'name', 'itemprop'].map((key) => element.getAttribute(key)).find(Boolean)
    const content = clean(element.getAttribute('content'))
    if (name && content !== null && !fields.has(name.toLowerCase())) fields.set(name.toLowerCase(), content)
  }
  return fields
}

const readLinkedArticle = (page: HtmlDocument): LinkedArticle | undefined => {
  for (const script of page.querySelectorAll('script[type="application/ld+json"]')) {
    const found = itemsOf(parseJson(script.textContent ?? '')).find(isArticle)
    if (found) return found
  }
  return undefined
}

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return null // Pages carry broken JSON-LD often enough; the other fields of the page serve then.
  }
}

const itemsOf = (value: unknown): readonly LinkedArticle[] => {
  const list = Array.isArray(value) ? value : [value]
  return list.flatMap((item: unknown) => {
    const graph = z.object({ '@graph': z.array(z.unknown()) }).safeParse(item)
    return (graph.success ? graph.data['@graph'] : [item]).flatMap((entry) => {
      const article = LinkedArticle.safeParse(entry)
      return article.success ? [article.data] : []
    })
  })
}

const isArticle = (item: LinkedArticle): boolean =>
  [item['@type']].flat().some((type) => /Article|Posting|Report$/.test(type))

const readTimeElement = (page: HtmlDocument): string | null => {
  for (const time of page.querySelectorAll('time, [itemprop="datePublished"]')) {
    const date = readDate(time.getAttribute('datetime') ?? time.getAttribute('content') ?? time.textContent ?? '')
    if (date !== null) return date
  }
  return null
}
