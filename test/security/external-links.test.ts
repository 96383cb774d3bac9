import { describe, expect, it } from 'vitest';
import { endpointsOf } from '../../electron/engine/environments.ts';
import { allowedLink, createLinkDoor } from '../../electron/shell/external-links.ts';
import { linkHosts } from '../../shared/hosts.ts';

const practice = 'http://127.0.0.1:40123';

/** Checklist rows "openExternal" and "Window open": parsed address, exact host. */
describe('the link door', () => {
  it.each([
    ['tt02', 'https://am.ui.tt02.altinn.no/accessmanagement/ui/systemuser/agentrequest?id=1&DONTCHOOSEREPORTEE=true'],
    ['tt02', 'https://login.test.idporten.no/authorize?client_id=x'],
    ['production', 'https://am.ui.altinn.no/accessmanagement/ui/systemuser/overview'],
    ['production', 'https://sjolvbetjening.samarbeid.digdir.no/'],
    ['practice', `${practice}/portal/systemuser/agentrequest?id=1`],
    ['practice', 'https://www.skatteetaten.no/'],
  ] as const)('in %s opens %s', (environment, url) => {
    expect(allowedLink(url, environment, practice)).toBe(url);
  });

  it.each([
    'http://am.ui.altinn.no/',
    'https://am.ui.altinn.no:8443/',
    'https://am.ui.altinn.no.evil.example/',
    'https://evil.example/am.ui.altinn.no',
    'https://evil-am.ui.altinn.no/',
    'https://sub.am.ui.altinn.no/',
    'https://am.ui.altinn.no@evil.example/',
    'https://user:pass@am.ui.altinn.no/',
    'https://altinn.no/',
    'https://am.ui.tt02.altinn.no/',
    'https://evil.example\\@am.ui.altinn.no/',
    'https:evil.example',
    'file:///etc/passwd',
    'file://server/share/x.exe',
    'javascript:alert(1)',
    'data:text/html,x',
    'smb://server/share',
    'ms-msdt:/id PCWDiagnostic',
    'search-ms:query=x',
    'mailto:x@y.no',
    'app://bundle/',
    'https://аm.ui.altinn.no/',
    practice,
    'http://localhost:40123/',
    '',
    ' ',
  ])('in production refuses %s', (url) => {
    expect(allowedLink(url, 'production', practice)).toBeUndefined();
  });

  it.each([
    'http://127.0.0.1:40124/',
    'http://localhost:40123/',
    'https://127.0.0.1:40123/',
    'http://127.0.0.1:40123@e.no/',
  ])("in practice refuses %s: only practice's own origin is http", (url) => {
    expect(allowedLink(url, 'practice', practice)).toBeUndefined();
  });

  it('opens no authority from practice and nothing of practice while it does not run', () => {
    expect(allowedLink('https://am.ui.altinn.no/', 'practice', practice)).toBeUndefined();
    expect(allowedLink('https://am.ui.tt02.altinn.no/', 'practice', practice)).toBeUndefined();
    expect(allowedLink(`${practice}/`, 'practice', undefined)).toBeUndefined();
    expect(allowedLink('https://am.ui.altinn.no/', null, undefined)).toBeUndefined();
  });

  it('hands on the address as parsed, not as written', () => {
    expect(allowedLink('HTTPS://AM.UI.ALTINN.NO:443/a/../b', 'production', undefined)).toBe(
      'https://am.ui.altinn.no/b',
    );
  });

  it('knows every page that the engine sends a person to', () => {
    for (const environment of ['tt02', 'production'] as const) {
      const { portal, selfService, inbox, idporten } = endpointsOf(environment, undefined);
      for (const url of [portal, selfService, inbox, idporten.issuer, idporten.issuer.replace('://', '://login.')]) {
        expect(linkHosts(environment)).toContain(new URL(url).host);
      }
    }
  });

  it('answers a refusal and a missing browser with a code, and opens nothing it refused', async () => {
    const opened: string[] = [];
    const door = createLinkDoor({
      open: async (url) => {
        opened.push(url);
        throw new Error('no browser');
      },
      environment: () => 'production',
      practiceOrigin: () => undefined,
    });
    expect(await door('https://evil.example/')).toMatchObject({ error: { code: 'app.linkRefused', retryable: false } });
    expect(opened).toEqual([]);
    expect(await door('https://www.altinn.no/')).toMatchObject({ error: { code: 'app.linkRefused', retryable: true } });
  });
});
