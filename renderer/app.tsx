import { useEffect, useMemo } from 'react';
import { I18nextProvider, useTranslation } from 'react-i18next';
import { Router } from 'wouter';
import { navigate, useHashLocation } from 'wouter/use-hash-location';
import type { AppSnapshot } from '../shared/contract/app.ts';
import type { Bridge } from '../shared/contract.ts';
import { Crash } from './features/frame/crash.tsx';
import { FirstRun } from './features/frame/first-run.tsx';
import { FolderRefused } from './features/frame/folder-refused.tsx';
import { Frame } from './features/frame/frame.tsx';
import { StateProvider, useQuery } from './state/context.tsx';
import { Loaded } from './ui/loaded.tsx';
import { createTexts } from './ui/text.ts';

/** Language and appearance follow the snapshot at once. */
function useLook(snapshot: AppSnapshot | undefined): void {
  const { i18n } = useTranslation();
  const language = snapshot?.language;
  const appearance = snapshot?.appearance;
  useEffect(() => {
    if (!language) return;
    document.documentElement.lang = language;
    void i18n.changeLanguage(language);
  }, [i18n, language]);
  useEffect(() => {
    if (appearance) document.documentElement.dataset.colorScheme = appearance === 'system' ? 'auto' : appearance;
  }, [appearance]);
}

function Root() {
  const snapshot = useQuery('app.snapshot', {});
  useLook(snapshot.value);
  return (
    <Loaded query={snapshot} skeleton={null}>
      {(value) => {
        if (value.folderRefused) return <FolderRefused snapshot={value} reason={value.folderRefused} />;
        return value.environment ? <Frame snapshot={value} /> : <FirstRun snapshot={value} />;
      }}
    </Loaded>
  );
}

export function App({ bridge }: { bridge: Bridge }) {
  const texts = useMemo(() => createTexts('nb'), []);
  // A notice of the system was clicked.
  useEffect(
    () =>
      bridge.onPush(({ name, payload }) => {
        if (name === 'app.goTo' && 'to' in payload) navigate(payload.to);
      }),
    [bridge],
  );
  return (
    <I18nextProvider i18n={texts}>
      <Crash>
        <StateProvider bridge={bridge}>
          <Router hook={useHashLocation}>
            <Root />
          </Router>
        </StateProvider>
      </Crash>
    </I18nextProvider>
  );
}
