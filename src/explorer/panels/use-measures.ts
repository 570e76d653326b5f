import { useEffect } from 'react'
import { startMeasuring } from '../../runtime/browser/graph-port.ts'
import { measureRequest, readMeasures } from '../state/graph-measures.ts'
import type { KnowledgeIndex } from '../state/knowledge-index.ts'
import { useExplorer } from './use-explorer.ts'

/** Has communities and centralities of the whole graph worked out in a worker, anew for each graph. */
export const useMeasures = (index: KnowledgeIndex): void => {
  const { dispatch } = useExplorer()
  useEffect(() => {
    const task = startMeasuring(measureRequest(index), (result) =>
      dispatch({ type: 'measured', measures: readMeasures(index, result) }),
    )
    return task.cancel
  }, [index, dispatch])
}
