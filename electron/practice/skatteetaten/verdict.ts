import { type Line, type Return, readReturn } from './model.ts';
import { RULES } from './rules/all.ts';
import { CATEGORY_LETTER, type Circumstances, type Rule } from './rules/rule.ts';
import { RETURN_NAMESPACE, RETURN_SHAPE } from './shapes.ts';
import { breachesOf } from './structure.ts';
import { escapeXml, readXml } from './xml.ts';

export type Verdict = 'ingen avvik' | 'avvikende skattemelding' | 'ugyldig skattemelding';

/** One `avvik`: a place, and what is wrong there. */
export interface Finding {
  readonly path: string;
  readonly vatCode?: string | undefined;
  readonly line?: number | undefined;
  readonly column?: number | undefined;
  readonly reason: string;
  readonly verdict: Verdict;
  readonly code: string;
  readonly rule: string;
  readonly detail?: string | undefined;
}

export interface Judgement {
  readonly verdict: Verdict;
  readonly findings: readonly Finding[];
  /** The return as read; undefined when its structure is wrong. */
  readonly message?: Return | undefined;
}

const RESULT_NAMESPACE = 'no:skatteetaten:fastsetting:avgift:mva:valideringsresultat:v1';

function worst(findings: readonly Finding[]): Verdict {
  if (findings.some((finding) => finding.verdict === 'ugyldig skattemelding')) return 'ugyldig skattemelding';
  return findings.length > 0 ? 'avvikende skattemelding' : 'ingen avvik';
}

function structural(path: string, detail: string, line?: number, column?: number): Finding {
  return {
    path,
    line,
    column,
    reason: 'Meldingen følger ikke skjemaet (XSD).',
    verdict: 'ugyldig skattemelding',
    code: 'MvaMeldingsinnhold_Xml_SkjemaValideringsfeil',
    rule: 'R001',
    detail: detail.slice(0, 4000),
  };
}

function found(rule: Rule, message: Return, path: string | undefined, line: Line | undefined): Finding {
  const at = line?.at ?? message.root;
  return {
    path: line?.path ?? path ?? 'mvaMeldingDto',
    vatCode: line?.code,
    line: at.lineNumber,
    column: at.columnNumber,
    reason: rule.why,
    verdict: rule.severity === 'U' ? 'ugyldig skattemelding' : 'avvikende skattemelding',
    code: rule.code,
    rule: rule.id,
  };
}

export interface JudgeOptions {
  /** False: the registers are asked later, so only the feedback tells (reference mva-melding 3.4, last paragraph). */
  readonly withRegisters: boolean;
}

/** Judges a return the way the validation service does: structure first, and only a sound document meets the rules. */
export function judge(
  bytes: Uint8Array,
  circumstancesOf: (organisationNumber: string) => Circumstances,
  options: JudgeOptions = { withRegisters: true },
): Judgement {
  const read = readXml(bytes);
  if (!read.ok) return { verdict: 'ugyldig skattemelding', findings: [structural('mvaMeldingDto', read.detail)] };
  const breaches = breachesOf(read.root, 'mvaMeldingDto', RETURN_NAMESPACE, RETURN_SHAPE);
  if (breaches.length > 0) {
    const findings = breaches.map(({ path, detail, line, column }) => structural(path, detail, line, column));
    return { verdict: 'ugyldig skattemelding', findings };
  }
  const message = readReturn(read.root);
  const circumstances = circumstancesOf(message.organisationNumber);
  const letter = CATEGORY_LETTER[message.category] ?? '-';
  const findings = RULES.filter(
    (rule) => rule.categories.includes(letter) && (options.withRegisters || !rule.register),
  ).flatMap((rule) => rule.find(message, circumstances).map((hit) => found(rule, message, hit.path, hit.line)));
  return { verdict: worst(findings), findings, message };
}

function avvik(path: string, findings: readonly Finding[]): string {
  const [first] = findings;
  const place = [
    `    <stiTilAvvik>${escapeXml(path)}</stiTilAvvik>`,
    ...(first?.vatCode === undefined ? [] : [`    <mvaKode>${escapeXml(first.vatCode)}</mvaKode>`]),
    ...(first?.line === undefined ? [] : [`    <xmlLinjenummer>${first.line}</xmlLinjenummer>`]),
    ...(first?.column === undefined ? [] : [`    <xmlPosisjonPaaLinje>${first.column}</xmlPosisjonPaaLinje>`]),
  ];
  const reasons = findings.map(
    (finding) => `    <avviksinformasjon>
      <begrunnelse>${escapeXml(finding.reason)}</begrunnelse>
      <avvikstype>${finding.verdict}</avvikstype>
      <avvikKode>${escapeXml(finding.code)}</avvikKode>
      <regelDefinisjon>${finding.rule}</regelDefinisjon>${
        finding.detail === undefined ? '' : `\n      <detaljer>${escapeXml(finding.detail)}</detaljer>`
      }
    </avviksinformasjon>`,
  );
  return ['  <avvik>', ...place, ...reasons, '  </avvik>'].join('\n');
}

/** The result document, one `avvik` per place (reference mva-melding 3.2). */
export function resultXml({ verdict, findings }: Judgement): string {
  const byPath = new Map<string, Finding[]>();
  for (const finding of findings) byPath.set(finding.path, [...(byPath.get(finding.path) ?? []), finding]);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<valideringsresultat xmlns="${RESULT_NAMESPACE}">`,
    `  <avvikVedMeldingslevering>${verdict}</avvikVedMeldingslevering>`,
    ...[...byPath].map(([path, group]) => avvik(path, group)),
    '</valideringsresultat>',
    '',
  ].join('\n');
}
