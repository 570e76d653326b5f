const ARTICLES = import.meta.glob<string>('../../../data/articles/[0-9]*.md', { query: '?raw', import: 'default' })

/** The sample articles as files; they come with the page, and only when they are asked for. */
export const sampleArticles = (): Promise<readonly File[]> =>
  Promise.all(
    Object.entries(ARTICLES).map(
      async ([path, load]) =>
        new File([await load()], path.slice(path.lastIndexOf('/') + 1), { type: 'text/markdown' }),
    ),
  )
