import { useCallback } from 'react';
import type { ReturnView } from '../../../../shared/contract/mva.ts';
import { useFormat } from '../../../ui/format.ts';
import { useText } from '../../../ui/text.ts';

/** Where the figures came from, when and through whom: a file's name only where there was a file. */
export function useSourceText(): (source: ReturnView['source']) => string {
  const t = useText('form');
  const mva = useText('mva');
  const format = useFormat();
  return useCallback(
    ({ kind, fileName: file, importedAt, importedBy: person }) => {
      const params = { at: format.dateTime(importedAt), person };
      return kind === 'hand' || kind === 'nullReturn'
        ? t(`source.${kind}`, params)
        : mva('return.source', { ...params, file });
    },
    [t, mva, format],
  );
}
