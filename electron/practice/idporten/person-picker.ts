import type { PracticeContext } from '../core/context.ts';
import { type Html, hiddenToken, html } from '../core/page.ts';

/** One button per person at the firm: name, and the role as text. The form sends `person`. */
export function personPicker(context: PracticeContext, action: string): Html {
  return html`<form method="post" action="${action}">${hiddenToken(context.formToken)}
<ul class="people">${context.world.people.map(
    (person) =>
      html`<li><button name="person" value="${person.id}">${person.name}<span>${person.role}</span></button></li>`,
  )}</ul></form>`;
}
