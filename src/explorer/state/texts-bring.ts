const plural = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`

/** Words about what a person brings along, keeps and takes away. */
export const bringTexts = {
  addArticles: 'Add articles',
  addArticlesHint: 'Add articles of your own: they are read on this machine and join the graph',
  addTitle: 'Add articles',
  addHint:
    'Paste an article, or choose files (txt, md, html, json, jsonl, csv, RSS); you can also drop them on the page. They are read on this machine; nothing is sent anywhere.',
  pasteLabel: 'Text of the article',
  pastePlaceholder: 'Title, an empty line, then the text; or the HTML of a page',
  pasteDate: 'Published on',
  read: 'Read it',
  chooseFiles: 'Choose files',
  pastedName: (number: number) => `pasted-${number}`,
  readingTitle: 'Reading articles',
  readingModel: 'Loading the language model …',
  readingProgress: (done: number, total: number, title: string) => `${done} of ${total} read: ${title}`,
  cancel: 'Cancel',
  joined: (articles: number, statements: number) =>
    `${plural(articles, 'article', 'articles')} read; the graph has ${plural(Math.abs(statements), 'statement', 'statements')} ${statements < 0 ? 'less' : 'more'}.`,
  partOf: (entities: number, statements: number) =>
    `a part of ${entities.toLocaleString('en')} entities, ${statements.toLocaleString('en')} statements`,
  partHint:
    'Only a part of this graph is here: what most is said of, and what you read in. The search finds everything; filters and questions are about what is here.',
  noneHere: 'Nothing that is stated about it is here yet.',
  onServer: 'In the rest of the graph',
  bringAround: 'Read in more of what is around it',
  broughtPart: (entities: number, statements: number) =>
    `${plural(entities, 'entity', 'entities')} and ${plural(statements, 'statement', 'statements')} more are here.`,
  timeline: 'In order of time',
  timelineMore: (count: number) => `${count} more`,
  timelineLess: 'Fewer',
  notRead: 'Not read',
  opened: (name: string) => `${name} is open.`,
  openBefore: 'Back to the graph before',
  forgetTitle: 'Forget this session?',
  forgetAsked: (edits: number) =>
    `${plural(edits, 'edit', 'edits')}, and articles and graphs that you added here, will be gone. Save the session as a file first if you want to keep them.`,
  forgetYes: 'Forget it',
  readFailed: 'The articles could not be read',
  clearSession: 'Forget this session',
  saveSession: 'Save the session as a file',
  copyLink: 'Copy a link to this view',
  linkCopied: 'The link is copied.',
  linkNotCopied: 'The browser did not allow copying. The link stands in the address line.',
  savePicture: 'Save the picture',
  pictureFormat: 'Format of the picture',
  pictureTitle: 'Title',
  pictureScale: 'Size',
  pictureLegend: 'With the legend',
  pictureFailed: 'The picture could not be drawn. Choose a smaller size, or SVG.',
  save: 'Save',
  savePage: 'Save as a page that opens offline (HTML)',
  savePageFailed: 'The page for single files is not on this server. Use "relata export --format html".',
  readSample: 'Read the sample articles',
  exampleQuestions: 'Questions to begin with',
  askAbout: (name: string) => `What is said about ${name}?`,
  askDenied: (subject: string, object: string) => `What is denied between ${subject} and ${object}?`,
  askSpeaker: (name: string) => `What does ${name} claim?`,
  showTour: 'Show the tour',
  tourStep: (step: number, of: number) => `${step} of ${of}`,
  tourNext: 'Next',
  tourSkip: 'Skip the tour',
  tourEnd: 'Done',
  tour: [
    {
      title: 'A graph of what articles say',
      text: 'Each shape is a person, country, treaty or other thing; each line is a statement. The legend tells shapes and strokes apart, and the list holds the same in words.',
    },
    {
      title: 'Every line has its evidence',
      text: 'Choose a thing or a line: beside it you read the quotes behind it, who says so, when, and the article.',
    },
    {
      title: 'Narrow it down',
      text: 'Filter by type, relation, speaker, source and time. Filters add up, and each can be taken away again.',
    },
    {
      title: 'Bring your own articles',
      text: 'Drop or paste articles: they are read on this machine and join the graph. The menu saves pictures, files and links to what you see.',
    },
  ],
} as const
