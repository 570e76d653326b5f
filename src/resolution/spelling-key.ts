/**
 * A word of a person's name without what differs between the usual ways to write names of other scripts in Latin
 * letters: `Zelensky`, `Zelenskyy`, `Zelenskiy`; `Qasem`, `Kasem`; `Mohammed`, `Muhammad`; `al-Sadr`, `Sadr`. After the
 * systems of BGN/PCGN, ISO 9 and the ALA-LC tables for Cyrillic and Arabic; the key is for comparing only.
 */
export const spellingKey = (word: string): string => {
  const bare = word.replace(/^(?:al|el|ad|an|ar|as|az)-(?=\p{L}{3})/u, '').replace(/['’-]/gu, '')
  // Short words differ by one letter too easily.
  if (bare.length < 5) return bare
  return bare
    .replace(/(?:iy|yy|ij|ii|yi|ey|ei|y|i)$/u, 'i')
    .replace(/^m[ou]h?amm?[ae]d$/u, 'muhamad')
    .replace(/kh/gu, 'h')
    .replace(/gh/gu, 'g')
    .replace(/q/gu, 'k')
    .replace(/ou/gu, 'u')
    .replace(/w/gu, 'v')
    .replace(/([bcdfghjklmnpqrstvxz])\1/gu, '$1')
    .replace(/(?<=\p{L})(?:iy|yi)(?=[aeou])/gu, 'y')
}
