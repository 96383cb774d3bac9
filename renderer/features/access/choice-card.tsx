import { Button, Heading, Paragraph } from '@digdir/designsystemet-react';
import { useText } from '../../ui/text.ts';

interface Props {
  readonly title: string;
  readonly text: string;
  /** The choice most people make has the accent. */
  readonly primary: boolean;
  readonly onChoose: () => void;
}

export function ChoiceCard({ title, text, primary, onChoose }: Props) {
  const t = useText('access');
  return (
    <div className="choice">
      <Heading level={2} data-size="2xs">
        {title}
      </Heading>
      <Paragraph className="grow">{text}</Paragraph>
      <Button
        data-color={primary ? 'accent' : 'primary'}
        variant={primary ? 'primary' : 'secondary'}
        aria-label={`${t('guide.choose')}: ${title}`}
        onClick={onChoose}
      >
        {t('guide.choose')}
      </Button>
    </div>
  );
}
