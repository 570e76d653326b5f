import { remembered } from './remembered.ts'

/** The form in which names are compared: no accents, no case, no leading article, no possessive, single spaces. */
export const normalizeName = remembered((name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[’‘`´]/gu, "'")
    .replace(/[‐-―]/gu, '-')
    .toLowerCase()
    .replace(/^(?:the|a|an)\s+/u, '')
    .replace(/'s?$/u, '')
    .replace(/[^\p{L}\p{N}'.&-]+/gu, ' ')
    .trim(),
)

/** A company's name without its legal form: `Acme Inc.` and `Acme` are one. */
export const withoutLegalForm = (name: string): string =>
  name.replace(/,?\s+(?:AG|ASA|B\.?V|Corp|GmbH|Inc|LLC|LLP|Limited|Ltd|N\.?V|Oyj|PLC|plc|S\.?A|SE|S\.?p\.?A)\.?$/u, '')

/** Order of UTF-16 code units: the same on every machine. */
export const byText = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0)

/** The name of a place without words for its kind and without a plural: `the Azores` and `Azores Islands` are one. */
export const placeKey = (name: string): string => {
  const key = normalizeName(name)
  const core = key
    .replace(
      /\b(?:islands?|isles?|islets?|archipelago|mountains|peninsula|city|province|region|district|oblast|prefecture|county)\b/gu,
      ' ',
    )
    .replace(/\s+/gu, ' ')
    .trim()
  return core === '' ? key : core.replace(/(?<=\p{L}{3})s$/u, '')
}
