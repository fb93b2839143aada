import { saveDraft, submitEntry } from './mutations.ts';

/** For the test that kills it: sends one entry after the other, and tells of each. */
const [authorId = '', prefix = ''] = process.argv.slice(2);
for (let number = 0; ; number += 1) {
  const name = `${prefix} ${number}`;
  const id = await saveDraft({ id: crypto.randomUUID(), authorId, companyId: null }, { name });
  if (id) await submitEntry(id, authorId, { name } as Parameters<typeof submitEntry>[2]);
  process.send?.({ sent: number });
}
