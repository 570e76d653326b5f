import { useCallback, useEffect, useState } from 'react'
import { keepLanguage, preferredLanguage, speak, spokenLanguage } from '../state/language.ts'
import type { Language } from '../state/language.ts'
import type { LanguageAccess } from './language-switch.tsx'

/** Speaks the language that a person prefers; `root` is the element that carries it, the whole page where there is none. */
export const useLanguage = (root: HTMLElement | null): LanguageAccess => {
  const [language, setLanguage] = useState<Language>(spokenLanguage)
  const show = useCallback(async (next: Language): Promise<void> => {
    await speak(next)
    setLanguage(next)
  }, [])
  useEffect(() => {
    // Where the catalogue cannot come the page goes on in English.
    void show(preferredLanguage()).catch(() => undefined)
  }, [show])
  useEffect(() => {
    const element = root ?? document.documentElement
    element.lang = language
  }, [root, language])
  return {
    language,
    change: (next) => {
      keepLanguage(next)
      void show(next).catch(() => undefined)
    },
  }
}
