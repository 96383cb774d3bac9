import i18next, { type InitOptions, type i18n } from 'i18next';
import { useCallback } from 'react';
import { initReactI18next, useTranslation } from 'react-i18next';
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

/** The texts of one namespace, in the language of the moment. */
export function useText<N extends Namespace>(namespace: N): Translate<N> {
  const { t } = useTranslation(namespace);
  return useCallback((key, params) => (t as (key: string, params?: TextParams) => string)(key, params), [t]);
}

export function useLanguage(): Language {
  const { i18n } = useTranslation();
  return (languages as readonly string[]).includes(i18n.language) ? (i18n.language as Language) : 'nb';
}
