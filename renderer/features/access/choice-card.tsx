import { Button, Heading, Paragraph } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { useText } from '../../ui/text.ts';

interface Props {
  readonly title: string;
  readonly text: string;
  /** The choice most people make has the accent. */
  readonly primary: boolean;
  readonly disabled?: boolean;
  readonly onChoose: () => void;
  /** What one should know before choosing it. */
  readonly children?: ReactNode;
}

export function ChoiceCard({ title, text, primary, disabled = false, onChoose, children }: Props) {
  const t = useText('guide');
  return (
    <div className="choice">
      <Heading level={2} data-size="2xs">
        {title}
      </Heading>
      <Paragraph className="grow">{text}</Paragraph>
      {children}
      <Button
        data-color={primary ? 'accent' : 'primary'}
        variant={primary ? 'primary' : 'secondary'}
        aria-label={`${t('choose')}: ${title}`}
        disabled={disabled}
        onClick={onChoose}
      >
        {t('choose')}
      </Button>
    </div>
  );
}
