/**
 * Turn a word into its lemma by an edit script: `=lemma`, or `case|cut|add` with case `l` (lower-case first) or `k` (keep).
 * The counterpart of `lemma_script` in training/relata_training/labels.py; after the lemma rules of UDPipe 2 (Straka 2018).
 */
export const applyLemmaScript = (form: string, script: string): string => {
  if (script.startsWith('=')) return script.slice(1)
  const [written = 'k', cut = '0', add = ''] = script.split('|')
  const base = Array.from(written === 'l' ? form.toLowerCase() : form)
  const length = Number(cut)
  return length > base.length ? base.join('') : base.slice(0, base.length - length).join('') + add
}
