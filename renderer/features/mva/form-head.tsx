import { useText } from '../../ui/text.ts';

/** The columns of a return. `acts`: the name of a last column with buttons. */
export function FormHead({ acts }: { acts?: string }) {
  const t = useText('mva');
  return (
    <thead>
      <tr>
        <th scope="col" colSpan={2} className="form-head">
          {t('return.code')}
        </th>
        <th scope="col" className="form-head number">
          {t('return.base')}
        </th>
        <th scope="col" className="form-head number">
          {t('return.rate')}
        </th>
        <th scope="col" className={acts ? 'form-head number' : 'form-head form-tax number'}>
          {t('return.tax')}
        </th>
        {acts && (
          <th scope="col" className="form-head">
            <span className="sr-only">{acts}</span>
          </th>
        )}
      </tr>
    </thead>
  );
}
