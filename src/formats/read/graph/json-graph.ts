import { z } from 'zod'

import type { GenericGraph, GraphValue } from './generic-graph.ts'

const key = z.union([z.string(), z.number()]).transform(String)
const attributes = z.record(z.string(), z.unknown())

/** graphology's export: `nodes` and `edges` with `key` and `attributes`. */
const graphologySchema = z.object({
  options: z.object({ type: z.string().optional() }).optional(),
  nodes: z.array(z.object({ key, attributes: attributes.optional() })),
  edges: z.array(
    z.object({
      key: key.optional(),
      source: key,
      target: key,
      attributes: attributes.optional(),
      undirected: z.boolean().optional(),
    }),
  ),
})

/** networkx's node-link JSON: `nodes` with `id`, `links` or `edges` with `source` and `target`. */
const nodeLinkSchema = z
  .object({
    directed: z.boolean().optional(),
    nodes: z.array(z.looseObject({ id: key })),
    links: z.array(z.looseObject({ source: key, target: key })).optional(),
    edges: z.array(z.looseObject({ source: key, target: key })).optional(),
  })
  .refine(({ links, edges }) => links !== undefined || edges !== undefined)

/** A graph in graphology's or networkx's JSON; null where it is neither. */
export const readJsonGraph = (json: unknown): GenericGraph | null => {
  const graphology = graphologySchema.safeParse(json)
  if (graphology.success) {
    const { nodes, edges, options } = graphology.data
    return {
      nodes: nodes.map((node) => nodeOf(node.key, node.attributes ?? {})),
      edges: edges.map((edge) => ({
        ...edgeOf(edge, edge.key ?? null, edge.attributes ?? {}),
        isDirected: edge.undirected !== true && options?.type !== 'undirected',
      })),
    }
  }
  const nodeLink = nodeLinkSchema.safeParse(json)
  if (!nodeLink.success) return null
  const { nodes, links, edges, directed } = nodeLink.data
  return {
    nodes: nodes.map(({ id, ...rest }) => nodeOf(id, rest)),
    edges: (links ?? edges ?? []).map(({ source, target, ...rest }) => {
      const id = rest['id'] ?? rest['key']
      return {
        ...edgeOf({ source, target }, typeof id === 'string' ? id : null, rest),
        isDirected: directed ?? false,
      }
    }),
  }
}

const nodeOf = (id: string, given: Readonly<Record<string, unknown>>) => {
  const values = valuesOf(given)
  return { id, label: labelOf(values), parent: null, attributes: values }
}

const edgeOf = (
  { source, target }: { readonly source: string; readonly target: string },
  id: string | null,
  given: Readonly<Record<string, unknown>>,
) => {
  const values = valuesOf(given)
  const [start, end] = [values['start'], values['end']]
  return {
    id,
    source,
    target,
    label: labelOf(values),
    kind: null,
    start: typeof start === 'string' ? start : null,
    end: typeof end === 'string' ? end : null,
    attributes: values,
  }
}

const labelOf = (values: Readonly<Record<string, GraphValue>>): string | null => {
  const label = values['label'] ?? values['name']
  return typeof label === 'string' ? label : null
}

/** Scalars and lists of them; objects are passed over. */
const valuesOf = (given: Readonly<Record<string, unknown>>): Record<string, GraphValue> => {
  const values: Record<string, GraphValue> = {}
  for (const [name, value] of Object.entries(given)) {
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') values[name] = value
    else if (Array.isArray(value) && value.every((item) => typeof item !== 'object')) values[name] = value.map(String)
  }
  return values
}
