import i18next, { type InitOptions, type i18n } from 'i18next';
import { useCallback, useContext, useSyncExternalStore } from 'react';
import { getI18n, I18nContext, initReactI18next } from 'react-i18next';
import type { Language } from '../../shared/contract/common.ts';
import { type Namespace, type TextKey, translations } from '../../shared/i18n/index.ts';

export type TextParams = Readonly<Record<string, string | number>>;
export type Translate<N extends Namespace> = (key: TextKey<N>, params?: TextParams) => string;

const languages: readonly Language[] = ['nb', 'nn', 'en'];

/** One instance per window (and per test). Texts are bundled, so nothing is loaded later. */
export function createTexts(language: Language): i18n {
  const instance = i18next.createInstance();
  const resources = Object.fromEntries(
    languages.map((code) => [
      code,
      Object.fromEntries(Object.entries(translations).map(([namespace, text]) => [namespace, { ...text[code] }])),
    ]),
  );
  const options: InitOptions = {
    lng: language,
    fallbackLng: 'nb',
    resources,
    ns: Object.keys(translations),
    defaultNS: 'common',
    keySeparator: false,
    nsSeparator: false,
    initAsync: false,
    interpolation: { escapeValue: false },
    // An authority's answer may lack a detail that a sentence has room for.
    missingInterpolationHandler: () => '',
    react: { useSuspense: false },
  };
  void instance.use(initReactI18next).init(options);
  return instance;
}

/** The window's texts, and the language of the moment. `useTranslation` subscribes anew at every render: too much for a table's cells. */
function useTexts(): readonly [i18n, string] {
  // The type says otherwise, but without a provider there is no context.
  const context: { i18n: i18n } | undefined = useContext(I18nContext);
  const texts = context?.i18n ?? getI18n();
  const subscribe = useCallback(
    (onChange: () => void) => {
      texts.on('languageChanged', onChange);
      return () => texts.off('languageChanged', onChange);
    },
    [texts],
  );
  return [texts, useSyncExternalStore(subscribe, () => texts.language)];
}

type AnyTranslate = (key: string, params?: TextParams) => string;

const made = new WeakMap<i18n, Map<string, AnyTranslate>>();

/** One function per namespace and language. A text without parameters is looked up once: a list asks for the same ones in every row. */
function translateOf(texts: i18n, language: string, namespace: string): AnyTranslate {
  const all = made.get(texts) ?? new Map<string, AnyTranslate>();
  made.set(texts, all);
  const name = `${language} ${namespace}`;
  const held = all.get(name);
  if (held) return held;
  const t = texts.getFixedT(language, namespace) as AnyTranslate;
  const plain = new Map<string, string>();
  const translate: AnyTranslate = (key, params) => {
    if (params !== undefined) return t(key, params);
    const text = plain.get(key) ?? t(key);
    plain.set(key, text);
    return text;
  };
  all.set(name, translate);
  return translate;
}

/** The texts of one namespace, in the language of the moment. */
export function useText<N extends Namespace>(namespace: N): Translate<N> {
  const [texts, language] = useTexts();
  return translateOf(texts, language, namespace);
}

export function useLanguage(): Language {
  const [, language] = useTexts();
  return languages.find((known) => known === language) ?? 'nb';
}
