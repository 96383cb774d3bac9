import { describe, expect, it } from 'vitest';
import { registerRefusal } from '../../../../electron/engine/altinn/system-refusal.ts';
import { answerOf } from '../http-double.ts';

const finding = (code: string, extension = {}) => ({
  code: `AUTH.VLD-${code}`,
  paths: ['/registersystemrequest/x'],
  ...extension,
});
const refused = (body: unknown, status = 400) => registerRefusal(answerOf({ status, body }));

describe('a refusal by the system register', () => {
  it.each([
    ['00000', 'system.idRefused'],
    ['00001', 'system.idRefused'],
    ['00002', 'access.systemExists'],
    ['00003', 'system.rightsRefused'],
    ['00004', 'system.clientIdTaken'],
    ['00005', 'system.redirectRefused'],
    ['00006', 'system.rightsRefused'],
    ['00007', 'system.packagesRefused'],
    ['00008', 'system.packagesRefused'],
    ['00009', 'system.rightsRefused'],
    ['00011', 'system.clientIdsRefused'],
    ['00012', 'system.idRefused'],
    ['00013', 'system.idRefused'],
    ['00017', 'system.rightsRefused'],
    ['00018', 'system.notVisible'],
  ])('with AUTH.VLD-%s names the field', (code, ours) => {
    expect(refused({ code: 'STD-00000', validationErrors: [finding(code)] })).toMatchObject({
      code: ours,
      params: { authorityCode: `AUTH.VLD-${code}` },
      sent: 'notSent',
    });
  });

  it('with several findings tells all codes, the values, and above all that the id is taken', () => {
    const urns = { 'Invalid Urn Details : ': 'urn:a | urn:b' };
    expect(refused({ code: 'STD-00000', validationErrors: [finding('00008', urns), finding('00002')] })).toMatchObject({
      code: 'access.systemExists',
      params: { authorityCode: 'AUTH.VLD-00008 AUTH.VLD-00002', values: 'urn:a | urn:b' },
    });
    const problems = [{ code: 'STD-00000', validationErrors: [finding('00018')] }, { code: 'AUTH.VLD-00004' }];
    expect(refused({ code: 'STD-00001', problems })).toMatchObject({ code: 'system.notVisible' });
  });

  it.each([
    ['Cannot update a system marked as deleted.', 400, 'system.deleted'],
    ['The System already exist: 310000001_x', 409, 'access.systemExists'],
    ['System with id x not found', 404, 'system.gone'],
    [{ errors: { return: ['System not found'] } }, 400, 'system.gone'],
    [{ errors: { return: ['System has no client ids'] } }, 400, 'system.noClientId'],
    [{ errors: { Name: ['The Name field is required.'] } }, 400, 'access.altinnRefused'],
    ['', 403, 'access.altinnRefused'],
  ])('%j with status %i is known', (body, status, code) => {
    expect(refused(body, status).code).toBe(code);
  });

  it('of a server in trouble leaves the outcome open', () => {
    expect(refused('System.NullReferenceException', 500)).toMatchObject({ retryable: true, sent: 'unknown' });
  });
});
