/**
 * What the encoder is asked about one chunk of text: word pieces, how their words are written, and where words begin and end.
 * L pieces, W words.
 */
export interface EncoderInput {
  /** [L] ids of word pieces, with the marks for start and end of a chunk and between paragraphs. */
  readonly ids: Int32Array
  /** [L] index into `labels.cases`. */
  readonly cases: Int32Array
  /** [W] index of each word's first and last piece. */
  readonly first: Int32Array
  readonly last: Int32Array
  /** Index into `labels.styles`: whose notion of a name to use. */
  readonly style: number
}

/** What it answers; see `EncodedChunk` for shapes. */
export interface EncoderOutput {
  readonly upos: Int32Array
  readonly xpos: Int32Array
  readonly feats: Int32Array
  readonly lemma: Int32Array
  readonly boundary: Float32Array
  readonly names: Float32Array
  readonly arc: Float32Array
  readonly relDependent: Float32Array
  readonly relHead: Float32Array
}

/** The one asynchronous thinker; `runtime` implements it with ONNX Runtime in Node and in the browser. */
export interface Encoder {
  /** One pass over one piece of text. */
  readonly run: (input: EncoderInput) => Promise<EncoderOutput>
}
