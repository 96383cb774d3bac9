import type { Context } from 'koa';
import type { PracticeContext } from './context.ts';
import { readForm } from './http.ts';
import { formIsOurs } from './page.ts';

/** The form of one of our own pages; 403 for any other. */
export async function ownForm(practice: PracticeContext, request: Context): Promise<URLSearchParams> {
  const form = await readForm(request);
  if (!formIsOurs(form, practice.formToken)) request.throw(403, 'The form is not ours.');
  return form;
}
