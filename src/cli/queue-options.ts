import { KnowledgeError } from '../model/index.ts'
import { isPostgresUrl } from '../store/open-store.ts'
import { openReadingQueue } from '../store/reading-queue.ts'
import type { ReadingQueue } from '../store/reading-queue.ts'

/** Open the queue of a store, do the work, close it whatever happens. Throws WRONG_OPTION for a store without a queue. */
export const withQueue = async <Result>(
  { place, patience }: { readonly place: string; readonly patience?: number | undefined },
  work: (queue: ReadingQueue) => Promise<Result>,
): Promise<Result> => {
  if (!isPostgresUrl(place))
    throw new KnowledgeError(
      'WRONG_OPTION',
      `A queue for several machines needs PostgreSQL, and ${place} is a file. Name a server with --store postgres://…`,
    )
  const queue = await openReadingQueue(place, patience)
  try {
    return await work(queue)
  } finally {
    await queue.close()
  }
}
