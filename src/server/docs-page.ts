import { apiDocument } from './openapi.ts'

interface Operation {
  readonly operationId: string
  readonly summary?: string
  readonly security?: unknown
  readonly parameters?: readonly {
    readonly name: string
    readonly in: string
    readonly required?: boolean
    readonly description?: string
    readonly schema?: Schema
  }[]
  readonly responses: Readonly<Record<string, { readonly description?: string }>>
}

interface Schema {
  readonly type?: string | readonly string[]
  readonly enum?: readonly string[]
  readonly default?: unknown
  readonly description?: string
}

/** The description of the questions as a page that needs no script: every path, its parameters and answers. */
export const docsPage = (version: string, isWriting: boolean): string => {
  const { paths } = apiDocument(version, isWriting) as {
    readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  }
  const sections = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => sectionOf(method, path, operation)),
  )
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Relata ${escape(version)}: questions over HTTP</title>
</head>
<body>
<main>
<h1>Relata ${escape(version)}: questions over HTTP</h1>
<p>Every answer is JSON, every error a problem (RFC 9457) that tells what to do. For programs:
<a href="/api/openapi.json">/api/openapi.json</a> (OpenAPI 3.1).${isWriting ? ' What is marked with a key needs the header <code>Authorization: Bearer TOKEN</code>.' : ''}</p>
${sections.join('\n')}
</main>
</body>
</html>
`
}

const sectionOf = (method: string, path: string, operation: Operation): string => {
  const { operationId, summary = '', parameters = [], responses, security } = operation
  const rows = parameters.map(
    ({ name, required = false, description, schema }) =>
      `<tr><td><code>${escape(name)}</code>${required ? ' (needed)' : ''}</td><td>${escape(kindOf(schema))}</td><td>${escape(description ?? schema?.description ?? '')}</td></tr>`,
  )
  const answers = Object.entries(responses).map(([status, { description = '' }]) => `${status} ${description}`)
  return `<section id="${escape(operationId)}">
<h2>${security === undefined ? '' : '🔑 '}<code>${escape(method.toUpperCase())} ${escape(path)}</code></h2>
<p>${escape(summary)}</p>
${rows.length === 0 ? '' : `<table><thead><tr><th>Parameter</th><th>Kind</th><th>Meaning</th></tr></thead><tbody>${rows.join('')}</tbody></table>`}
<p>Answers: ${escape(answers.join('; '))}</p>
</section>`
}

const kindOf = (schema: Schema | undefined): string => {
  if (schema === undefined) return ''
  const kind = schema.enum?.join(', ') ?? [schema.type ?? ''].flat().join(' or ')
  return schema.default === undefined ? kind : `${kind}; ${JSON.stringify(schema.default)} if left out`
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escape = (text: string): string => text.replace(/[&<>"]/gu, (sign) => ENTITIES[sign] ?? sign)
