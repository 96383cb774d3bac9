import { describe, expect, it } from 'vitest';
import { CONTENT_SECURITY_POLICY, developmentPolicy } from '../../electron/shell/content-policy.ts';

const directives = new Map(
  CONTENT_SECURITY_POLICY.split('; ').map((directive) => {
    const [name = '', ...sources] = directive.split(' ');
    return [name, sources.join(' ')] as const;
  }),
);

/** Checklist row "CSP": by header from our own scheme, nothing by default. */
describe('the content security policy', () => {
  it('allows scripts, styles, fonts and workers of our own only, and inlined images', () => {
    expect(Object.fromEntries(directives)).toMatchObject({
      'default-src': "'none'",
      'script-src': "'self'",
      'style-src': "'self'",
      'img-src': "'self' data:",
      'font-src': "'self'",
      'worker-src': "'self'",
    });
  });

  it.each(['connect-src', 'frame-src', 'object-src', 'base-uri', 'form-action', 'frame-ancestors'])(
    'shuts %s',
    (name) => {
      expect(directives.get(name)).toBe("'none'");
    },
  );

  it('names no host, no wildcard and nothing unsafe', () => {
    expect(CONTENT_SECURITY_POLICY).not.toMatch(/unsafe|\*|https?:|blob:|wss?:/);
  });

  it('is loosened in development for the development server alone', () => {
    const policy = developmentPolicy('http://localhost:5173');
    expect(policy).toContain('connect-src http://localhost:5173 ws://localhost:5173');
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/\*|unsafe-eval/);
  });
});
