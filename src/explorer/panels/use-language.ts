import { useCallback, useEffect, useState } from 'react'
import { browserLanguage, keepLanguage, preferredLanguage, speak, spokenLanguage } from '../state/language.ts'
import type { Language } from '../state/language.ts'
import type { LanguageAccess } from './language-switch.tsx'
import type { Embedding } from './theme.ts'

/**
 * Speaks the language that a person prefers; it stands on the element of the page. On a page of other people it is theirs
 * to say, and nothing is kept.
 */
export const useLanguage = (embedding: Embedding | undefined): LanguageAccess => {
  const root = embedding?.root ?? null
  const first = embedding ? (embedding.language ?? null) : undefined
  const [language, setLanguage] = useState<Language>(spokenLanguage)
  const show = useCallback(async (next: Language): Promise<void> => {
    await speak(next)
    setLanguage(next)
  }, [])
  useEffect(() => {
    // Where the catalogue cannot come the page goes on in English.
    void show(first === undefined ? preferredLanguage() : (first ?? browserLanguage())).catch(() => undefined)
  }, [show, first])
  useEffect(() => {
    const element = root ?? document.documentElement
    element.lang = language
  }, [root, language])
  return {
    language,
    change: (next) => {
      if (!embedding) keepLanguage(next)
      void show(next).catch(() => undefined)
    },
  }
}
