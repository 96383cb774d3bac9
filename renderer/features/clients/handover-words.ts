import { useText } from '../../ui/text.ts';

/** The name of a hand-over's file, and the headings of its tables, in the person's language. */
export function useHandoverWords(name: string) {
  const t = useText('wayOut');
  return {
    name: t('step.export.name', { name }).slice(0, 80),
    returns: [
      t('column.period'),
      t('column.category'),
      t('column.amount'),
      t('column.sent'),
      t('column.verdict'),
      t('column.reference'),
      t('column.time'),
      t('column.person'),
      t('column.place'),
    ],
    messages: [
      t('column.time'),
      t('column.sender'),
      t('column.titleOf'),
      t('column.summary'),
      t('column.status'),
      t('column.due'),
      t('column.id'),
    ],
  };
}
