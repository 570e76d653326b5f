/** Order by UTF-16 units: the same on every machine and in every locale, unlike `localeCompare`. */
export const compareText = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0)
