import { english, texts } from './texts.ts'
import type { Texts } from './texts.ts'

/** Languages that the page speaks, each called by its own name. */
export const LANGUAGES = { en: 'English', ja: '日本語' } as const
export type Language = keyof typeof LANGUAGES

const STORAGE_KEY = 'relata-language'
export const isLanguage = (text: string | null): text is Language => text !== null && Object.hasOwn(LANGUAGES, text)

/** What a person chose before, else the first language of the browser that the page speaks, else English. */
export const preferredLanguage = (): Language => {
  const kept = readKept()
  return isLanguage(kept) ? kept : browserLanguage()
}

/** The first language of the browser that the page speaks, else English. */
export const browserLanguage = (): Language =>
  navigator.languages.map((tag) => tag.slice(0, 2).toLowerCase()).find(isLanguage) ?? 'en'

const readKept = (): string | null => {
  try {
    return localStorage.getItem(STORAGE_KEY)
  } catch {
    return null // A page without storage.
  }
}

export const keepLanguage = (language: Language): void => {
  try {
    localStorage.setItem(STORAGE_KEY, language)
  } catch {
    // Then the choice holds for this visit.
  }
}

/** Catalogues beside the English one come only when somebody speaks them. */
const load = async (language: Language): Promise<Texts> =>
  language === 'ja' ? (await import('./texts-ja.ts')).japanese : english

/** From now on every word of the page is of this language; whoever shows words must show them anew. */
export const speak = async (language: Language): Promise<void> => {
  Object.assign(texts, await load(language))
  spoken = language
}

let spoken: Language = 'en'

/** The language that is spoken now, for dates, numbers and sorting. */
export const spokenLanguage = (): Language => spoken
