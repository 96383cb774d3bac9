import { Button, Heading, Paragraph } from '@digdir/designsystemet-react';
import { Component, type ReactNode } from 'react';
import { useText } from '../../ui/text.ts';

function CrashScreen() {
  const t = useText('frame');
  return (
    <main className="full-screen">
      <div className="full-card" role="alert">
        <Heading level={1} data-size="sm">
          {t('crash.title')}
        </Heading>
        <Paragraph>{t('crash.text')}</Paragraph>
        <div className="row">
          <Button data-color="accent" onClick={() => window.location.reload()}>
            {t('crash.reload')}
          </Button>
        </div>
      </div>
    </main>
  );
}

/** A bug in a component shows a screen with a way out, never an empty window. */
export class Crash extends Component<{ children: ReactNode }, { crashed: boolean }> {
  override state = { crashed: false };
  static getDerivedStateFromError() {
    return { crashed: true };
  }
  override render() {
    return this.state.crashed ? <CrashScreen /> : this.props.children;
  }
}
