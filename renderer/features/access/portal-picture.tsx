import { useText } from '../../ui/text.ts';

/** The portal's own words, in bokmål whatever language the window has (reference/systemuser.md 8). */
const pages = {
  agent: { heading: ['Godkjenn systemtilgang', 'for klientene dine'], act: 'Godkjenn systemtilgang', other: 'Avvis' },
  standard: { heading: ['Gi tilgang til system'], act: 'Godkjenn systemtilgang', other: 'Avvis' },
  pending: { heading: ['API- og systemtilganger'], act: 'Se forespørselen', other: '' },
  remove: { heading: ['Systemtilgang'], act: 'Slett systemtilgang', other: '' },
} as const;

interface Props {
  readonly page: keyof typeof pages;
  readonly firm: string;
  /** The box on the page: what it is about, and one line below. */
  readonly title: string;
  readonly text: string;
}

/** Our own drawing of the page a person will meet in Altinn. */
export function PortalPicture({ page, firm, title, text }: Props) {
  const t = useText('guide');
  const { heading, act, other } = pages[page];
  const shift = (heading.length - 1) * 24;
  return (
    <figure className="portal-picture">
      <svg viewBox="0 0 420 300" role="img" aria-label={t('picture.label')}>
        <rect className="pp-window" x="1" y="1" width="418" height="298" rx="8" />
        <rect className="pp-bar" x="1" y="1" width="418" height="30" rx="8" />
        <circle className="pp-dot" cx="18" cy="16" r="4" />
        <circle className="pp-dot" cx="32" cy="16" r="4" />
        <circle className="pp-dot" cx="46" cy="16" r="4" />
        <rect className="pp-address" x="64" y="8" width="338" height="16" rx="8" />
        <text className="pp-heading" x="32" y="70">
          {heading.map((line, index) => (
            <tspan key={line} x="32" dy={index === 0 ? 0 : 24}>
              {line}
            </tspan>
          ))}
        </text>
        <text className="pp-text" x="32" y={98 + shift}>
          {clip(firm, 44)}
        </text>
        <rect className="pp-box" x="32" y={112 + shift} width="356" height="56" rx="6" />
        <text className="pp-name" x="48" y={136 + shift}>
          {clip(title, 40)}
        </text>
        <text className="pp-text" x="48" y={156 + shift}>
          {clip(text, 44)}
        </text>
        <rect className="pp-primary" x="32" y={196 + shift} width="192" height="40" rx="6" />
        <text className="pp-primary-text" x="128" y={221 + shift}>
          {act}
        </text>
        {other && (
          <>
            <rect className="pp-secondary" x="236" y={196 + shift} width="84" height="40" rx="6" />
            <text className="pp-secondary-text" x="278" y={221 + shift}>
              {other}
            </text>
          </>
        )}
      </svg>
      <figcaption className="subtle small">{t('picture.caption')}</figcaption>
    </figure>
  );
}

const clip = (text: string, length: number): string => (text.length > length ? `${text.slice(0, length - 1)}…` : text);
