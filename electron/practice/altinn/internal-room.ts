import Router from '@koa/router';
import type { Context } from 'koa';
import type { PracticeContext, Room } from '../core/context.ts';
import { bare, parameter, query } from '../core/http.ts';
import { decodeToken, page } from './paging.ts';
import { isGuid, modelProblem, problem } from './problems.ts';
import { view } from './system-user-room.ts';

const SCOPE = 'altinn:authentication/systemuser.admin';
const PAGE_SIZE = 100;

/** Every system user there is, for Altinn's own parts; vendors never get the scope (reference: system user, 5 and 9.4). */
export const internalRoom: Room = (context) => {
  const { access } = context;
  const router = new Router({ prefix: '/platform/authentication/api/v1/systemuser/internal/systemusers' });
  router.get('/stream', async (request) => {
    if (!(await isOwn(context, request))) return;
    const token = query(request, 'token');
    const from = token === undefined ? 0 : decodeToken(token);
    if (typeof from !== 'number') return modelProblem(request, { token: ['The token is not valid.'] });
    const users = access.systemUsers();
    const left = users.filter((user) => user.sequence >= from);
    const result = page(left, request.path.replace(/^\/platform/, ''), (user) => user.sequence, PAGE_SIZE);
    request.body = {
      ...result,
      stats: {
        pageStart: result.data[0]?.sequence ?? 0,
        pageEnd: result.data.at(-1)?.sequence ?? 0,
        sequenceMax: users.at(-1)?.sequence ?? 0,
      },
      data: result.data.map(view),
    };
  });
  router.get('/:id', async (request) => {
    const id = parameter(request, 'id');
    if (!(await isOwn(context, request)) || !isGuid(request, 'id', id)) return;
    const user = access.systemUser(id.toLowerCase());
    if (user) request.body = view(user);
    else if (access.isGone(id.toLowerCase())) bare(request, 410);
    else problem(request, '00015');
  });
  return router.routes();
};

async function isOwn(context: PracticeContext, request: Context): Promise<boolean> {
  const caller = await context.authority.caller(request);
  if (caller?.scopes.has(SCOPE)) return true;
  bare(request, caller ? 403 : 401);
  return false;
}
