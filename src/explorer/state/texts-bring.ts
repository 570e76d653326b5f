const plural = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`

/** Words about what a person brings along, keeps and takes away. */
export const bringTexts = {
  addArticles: 'Add articles',
  addArticlesHint: 'Add articles of your own: they are read on this machine and join the graph',
  addTitle: 'Add articles',
  addHint:
    'Paste an article, or choose files (txt, md, html, json, jsonl, csv, RSS); you can also drop them on the page. They are read on this machine; nothing is sent anywhere.',
  pasteLabel: 'Text of the article',
  pastePlaceholder: 'Title, an empty line, then the text',
  pasteDate: 'Published on',
  read: 'Read it',
  chooseFiles: 'Choose files',
  pastedName: (number: number) => `pasted-${number}.txt`,
  readingTitle: 'Reading articles',
  readingModel: 'Loading the language model …',
  readingProgress: (done: number, total: number, title: string) => `${done} of ${total} read: ${title}`,
  cancel: 'Cancel',
  joined: (articles: number, statements: number) =>
    `${plural(articles, 'article', 'articles')} read; the graph has ${plural(Math.abs(statements), 'statement', 'statements')} ${statements < 0 ? 'less' : 'more'}.`,
  notRead: 'Not read',
  readFailed: 'The articles could not be read',
  sessionBack: 'This is the graph of your last visit.',
  clearSession: 'Forget this session',
  saveSession: 'Save the session as a file',
  copyLink: 'Copy a link to this view',
  linkCopied: 'The link is copied.',
  linkNotCopied: 'The browser did not allow copying. The link stands in the address line.',
} as const
