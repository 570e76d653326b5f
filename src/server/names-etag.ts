/** Whether `If-None-Match` names a version (RFC 9110, 13.1.2: compared weakly). */
export const namesEtag = (ifNoneMatch: string | undefined, etag: string): boolean => {
  const wanted = strong(etag)
  return (ifNoneMatch ?? '').split(',').some((given) => given.trim() === '*' || strong(given) === wanted)
}

const strong = (etag: string): string => etag.trim().replace(/^W\//u, '')
