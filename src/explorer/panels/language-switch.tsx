import { Button } from '@mantine/core'
import { createContext, use } from 'react'
import { LANGUAGES } from '../state/language.ts'
import type { Language } from '../state/language.ts'
import { texts } from '../state/texts.ts'

/** The language of the page, and how to change it. */
export interface LanguageAccess {
  readonly language: Language
  readonly change: (language: Language) => void
}

export const LanguageContext = createContext<LanguageAccess>({ language: 'en', change: () => undefined })

/** A button for the other language, in its own words. */
export const LanguageSwitch = () => {
  const { language, change } = use(LanguageContext)
  const other: Language = language === 'en' ? 'ja' : 'en'
  return (
    <Button
      variant="default"
      size="sm"
      px={8}
      lang={other}
      aria-label={`${LANGUAGES[other]} (${texts.language})`}
      onClick={() => change(other)}
    >
      {LANGUAGES[other]}
    </Button>
  )
}
