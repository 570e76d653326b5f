/** The text with U+FFFD for lone surrogates, so that it is sound Unicode in any encoding. */
export const wellFormed = (text: string): string => text.replace(/[\uD800-\uDFFF]/gu, '\uFFFD')
