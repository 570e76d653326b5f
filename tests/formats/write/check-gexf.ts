import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const SCHEMA = fileURLToPath(new URL('./gexf-1.3.rng', import.meta.url))

/**
 * What xmllint has against a GEXF file, checked for well-formedness and against our RELAX NG schema of GEXF 1.3; empty
 * when it is right. Throws where xmllint is missing: a check that is skipped in silence is none.
 */
export const checkGexf = (xml: string): string => {
  const { error, status, stderr } = spawnSync('xmllint', ['--noout', '--relaxng', SCHEMA, '-'], {
    input: xml,
    encoding: 'utf8',
  })
  if (error !== undefined) {
    throw new Error(
      `xmllint is needed to check GEXF and could not be started (${error.message}). Install it: "apt-get install libxml2-utils" (Debian, Ubuntu), "dnf install libxml2" (Fedora), "brew install libxml2" (macOS), "choco install xsltproc" (Windows).`,
      { cause: error },
    )
  }
  return status === 0 ? '' : stderr
}
