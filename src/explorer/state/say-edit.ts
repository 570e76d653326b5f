import { assertNever } from '../../model/index.ts'
import type { Edit, EditedEntity, EditedStatement, Entity, Statement } from '../../model/index.ts'
import { nameOf } from './knowledge-index.ts'
import type { KnowledgeIndex } from './knowledge-index.ts'
import { texts } from './texts.ts'

/** An edit in words. */
export const sayEdit = (edit: Edit): string => {
  const { said } = texts
  switch (edit.kind) {
    case 'merge':
      return said.merge(edit.into.name, edit.entities.map(({ name }) => name).join(', '))
    case 'split':
      return said.split(edit.entity.name, edit.names.join(', '))
    case 'rename':
      return said.rename(edit.entity.name, edit.name)
    case 'retype':
      return said.retype(edit.entity.name, texts.entityTypes[edit.type])
    case 'hide-entity':
      return said.hideEntity(edit.entity.name)
    case 'delete-entity':
      return said.deleteEntity(edit.entity.name)
    case 'hide-statement':
      return said.hideStatement(sentence(edit.statement))
    case 'delete-statement':
      return said.deleteStatement(sentence(edit.statement))
    default:
      return assertNever(edit)
  }
}

const sentence = ({ subject, relation, object }: EditedStatement): string => `${subject} ${relation} ${object}`

export const editedEntity = ({ id, name, type }: Entity): EditedEntity => ({ id, name, type })

export const editedStatement = (
  index: KnowledgeIndex,
  { id, subject, relation, object }: Statement,
): EditedStatement => ({ id, subject: nameOf(index, subject), relation, object: nameOf(index, object) })
