const INVISIBLE = /[\u00AD\u200B-\u200F\u2060\uFEFF\u202A-\u202E]/gu
const CONTROL = /[\u0000-\u001F\u007F-\u009F]/gu

/** A word as a reader sees it: no soft hyphens, zero-width or control characters. May be empty. */
export const cleanForm = (raw: string): string => raw.replace(INVISIBLE, '').replace(CONTROL, '').normalize('NFC')
