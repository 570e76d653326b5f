import { joinArticles } from '../../builder/join-articles.ts'
import { loadAnalyser } from '../../builder/load-analyser.ts'
import { readDocuments } from '../../formats/read/read-documents.ts'
import { KnowledgeError } from '../../model/index.ts'
import type { Document, DocumentClaims } from '../../model/index.ts'
import type { AnalysisMessage, AnalysisRequest, AnalysisTrouble } from './analysis-port.ts'
import { createEncoder } from './create-encoder.ts'
import { createFetchFolder } from './fetch-folder.ts'

/** Reads articles and answers with the graph that they are part of. One request, then the page ends the worker. */
self.addEventListener('message', ({ data }: MessageEvent<AnalysisRequest>) => {
  analyse(data).then(send, (error: unknown) => {
    send({ kind: 'failed', message: error instanceof Error ? error.message : String(error) })
  })
})

const send = (message: AnalysisMessage): void => self.postMessage(message)

const analyse = async ({ data, files, before, known }: AnalysisRequest): Promise<AnalysisMessage> => {
  const { documents, troubles } = readFiles(files)
  if (documents.length === 0)
    return { kind: 'failed', message: troubles.map(({ name, message }) => `${name}: ${message}`).join('\n') }
  const claims = new Map<string, DocumentClaims>()
  const knowledge = await joinArticles(before, documents, {
    analyser: await loadAnalyser(createFetchFolder(data), createEncoder),
    known,
    onClaims: (key, read) => claims.set(key, read),
    onProgress: ({ done, total, document: { title, id } }) =>
      send({ kind: 'progress', done, total, title: title ?? id }),
  })
  return { kind: 'done', knowledge, claims, articles: documents.length, troubles }
}

const readFiles = (
  files: AnalysisRequest['files'],
): { readonly documents: readonly Document[]; readonly troubles: readonly AnalysisTrouble[] } => {
  const documents: Document[] = []
  const troubles: AnalysisTrouble[] = []
  for (const file of files) {
    try {
      const reading = readDocuments(file)
      documents.push(...reading.documents)
      if (reading.documents.length === 0)
        troubles.push({ name: file.name, message: reading.diagnostics[0]?.message ?? 'It holds no article.' })
    } catch (error) {
      if (!(error instanceof KnowledgeError)) throw error
      troubles.push({ name: file.name, message: error.message })
    }
  }
  return { documents, troubles }
}
