import { Button } from '@mantine/core'
import { createContext, use, useEffect, useMemo, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import type { EntityId } from '../../model/index.ts'
import { uniteParts } from '../state/served-graph.ts'
import type { FoundOnServer, ServedGraph } from '../state/served-graph.ts'
import { texts } from '../state/texts.ts'
import { useExplorer } from './use-explorer.ts'
import { IntakeContext } from './use-intake.ts'

/** The graph of which the page holds a part. */
export interface ServedPartAccess {
  /** Null where the page holds all of its graph. */
  readonly served: ServedGraph | null
  /** Reads an entity with the next of those around it into the page and goes to it. */
  readonly bring: (id: EntityId) => void
  readonly isBringing: boolean
  /** Whether all around it has been read. */
  readonly isRead: (id: EntityId) => boolean
}

const NOTHING: ServedPartAccess = {
  served: null,
  bring: () => undefined,
  isBringing: false,
  isRead: () => true,
}

const ServedPartContext = createContext<ServedPartAccess>(NOTHING)

export const useServedPart = (): ServedPartAccess => use(ServedPartContext)

/** Lets what stands on the page reach for the rest of a graph that came in part. */
export const ServedPart = ({
  served,
  children,
}: {
  readonly served: ServedGraph | null
  readonly children: ReactNode
}) => {
  const { state, dispatch } = useExplorer()
  const { say } = use(IntakeContext)
  const [isBringing, setBringing] = useState(false)
  /** Where the next neighbours of an entity start; null: all of them are here. */
  const [nexts, setNexts] = useState<ReadonlyMap<EntityId, number | null>>(new Map())
  const latest = useRef(state)
  latest.current = state
  const access = useMemo((): ServedPartAccess => {
    if (served === null || state.whole === null) return NOTHING
    const bring = async (id: EntityId): Promise<void> => {
      setBringing(true)
      try {
        const { knowledge, next } = await served.around(id, nexts.get(id) ?? 0)
        const before = latest.current.history?.base
        if (before === undefined) return
        const united = uniteParts(before, knowledge)
        dispatch({ type: 'joined', knowledge: united })
        dispatch({ type: 'select', selection: { kind: 'entity', id }, centre: true })
        setNexts((known) => new Map(known).set(id, next))
        say(
          texts.broughtPart(
            united.entities.length - before.entities.length,
            united.statements.length - before.statements.length,
          ),
        )
      } catch (error) {
        say(error instanceof Error ? error.message : String(error))
      } finally {
        setBringing(false)
      }
    }
    return {
      served,
      isBringing,
      bring: (id) => void bring(id),
      isRead: (id) => nexts.get(id) === null,
    }
  }, [served, state.whole, isBringing, nexts, dispatch, say])
  return <ServedPartContext value={access}>{children}</ServedPartContext>
}

const WAIT_MS = 200

/** What the server finds beyond what the page holds; nothing where the page holds all. */
export const useServedSearch = (query: string, isHere: (id: EntityId) => boolean): readonly FoundOnServer[] => {
  const { served } = useServedPart()
  const [found, setFound] = useState<{ readonly query: string; readonly list: readonly FoundOnServer[] }>({
    query: '',
    list: [],
  })
  const wanted = query.trim()
  useEffect(() => {
    if (served === null || wanted === '') return
    const stop = new AbortController()
    const waiting = setTimeout(() => {
      served
        .search(wanted, stop.signal)
        .then((list) => setFound({ query: wanted, list }))
        .catch(() => undefined) // What is here is found all the same.
    }, WAIT_MS)
    return () => {
      clearTimeout(waiting)
      stop.abort()
    }
  }, [served, wanted])
  return found.query === wanted ? found.list.filter(({ id }) => !isHere(id)) : []
}

/** Reads the next of those around an entity; nothing where they are all here. */
export const BringButton = ({ id }: { readonly id: EntityId }) => {
  const { served, bring, isBringing, isRead } = useServedPart()
  if (served === null || isRead(id)) return null
  return (
    <Button variant="default" size="xs" loading={isBringing} onClick={() => bring(id)}>
      {texts.bringAround}
    </Button>
  )
}
