import { ToggleGroup } from '@digdir/designsystemet-react';
import { useLocation } from 'wouter';
import { useText } from '../../ui/text.ts';

const ways = { altinn: '', file: '/fil', paste: '/lim-inn', search: '/sok' } as const;
export type AddWay = keyof typeof ways;

const names = ['altinn', 'file', 'paste', 'search'] as const satisfies readonly AddWay[];

/** The four ways clients come in. */
export function AddWays({ current }: { current: AddWay }) {
  const t = useText('clientList');
  const [, go] = useLocation();
  return (
    <ToggleGroup
      data-size="sm"
      data-toggle-group={t('ways.title')}
      value={current}
      onChange={(value) => go(`/klienter/legg-til${ways[names.find((each) => each === value) ?? 'altinn']}`)}
    >
      {names.map((each) => (
        <ToggleGroup.Item key={each} value={each}>
          {t(`ways.${each}`)}
        </ToggleGroup.Item>
      ))}
    </ToggleGroup>
  );
}
