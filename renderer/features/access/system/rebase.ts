import type { SystemWish } from '../../../../shared/contract/system.ts';

/** What was typed over `before`, laid over what stands in Altinn `now`: a field nobody touched follows Altinn. */
export function rebased(wish: SystemWish, before: SystemWish, now: SystemWish): SystemWish {
  return {
    name: texts(wish.name, before.name, now.name),
    description: texts(wish.description, before.description, now.description),
    packages: members(wish.packages, before.packages, now.packages),
    rights: members(wish.rights, before.rights, now.rights),
    clientIds: members(wish.clientIds, before.clientIds, now.clientIds),
    redirectUrls: members(wish.redirectUrls, before.redirectUrls, now.redirectUrls),
    visible: wish.visible === before.visible ? now.visible : wish.visible,
  };
}

type Texts = SystemWish['name'];

function texts(wish: Texts, before: Texts, now: Texts): Texts {
  const one = (language: keyof Texts) => (wish[language] === before[language] ? now[language] : wish[language]);
  return { nb: one('nb'), nn: one('nn'), en: one('en') };
}

function members(wish: readonly string[], before: readonly string[], now: readonly string[]): string[] {
  const removed = before.filter((each) => !wish.includes(each));
  const added = wish.filter((each) => !before.includes(each) && !now.includes(each));
  return [...now.filter((each) => !removed.includes(each)), ...added];
}
