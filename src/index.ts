/**
 * Relata as a library: articles in, Knowledge out, a graph to ask. Runs anywhere; `relata/node` adds what needs a file
 * system.
 *
 * @module
 */
export { withLanguageModel } from './builder/ask-model.ts'
export type { LanguageModel, ModelReply } from './builder/ask-model.ts'
export { buildKnowledge } from './builder/build-knowledge.ts'
export type { BuildOptions, BuildProgress } from './builder/build-knowledge.ts'
export { parseOverrides } from './resolution/overrides.ts'
export type { OverrideFile, Overrides } from './resolution/overrides.ts'
export { loadAnalyser } from './builder/load-analyser.ts'
export type { Analyser, EncoderFactory } from './builder/load-analyser.ts'
export type { Encoder, EncoderInput, EncoderOutput } from './language/encode/encoder.ts'
export type { ResourceLoader } from './builder/resource-loader.ts'
export { parseEditsFile, writeEditsFile } from './formats/read/edits-file.ts'
export { parseKnowledgeJson } from './formats/read/knowledge-json.ts'
export { readDocuments } from './formats/read/read-documents.ts'
export type { DocumentFile } from './formats/read/read-documents.ts'
export type { GraphFileSource } from './formats/read/graph/decode-pieces.ts'
export { readGraphFile } from './formats/read/graph/read-graph-file.ts'
export type { ClaimsQuestion } from './formats/write/claims-question.ts'
export { writeGexf } from './formats/write/gexf.ts'
export type { GexfEdges, GexfOptions, GexfPosition } from './formats/write/gexf.ts'
export { GRAPH_FORMATS } from './formats/write/graph-formats.ts'
export type { FileFormat, FolderFormat, GraphFormat } from './formats/write/graph-formats.ts'
export type { FolderFile } from './formats/write/folder-file.ts'
export { writeKnowledgeJson } from './formats/write/knowledge-json.ts'
export * from './graph/index.ts'
export * from './model/index.ts'
