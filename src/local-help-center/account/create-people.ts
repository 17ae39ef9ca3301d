import type { Account, AccountPerson } from './account.js';
import { FIRST_PERSON_ID, samplePeople } from './sample-people.js';

/** Sign-ins as ever new people must not fill the memory: those who came first are forgotten. */
const KEPT_PEOPLE = 1_000;

/** The people of an account, the sample people first; kept in memory. */
export function createPeople(): Pick<Account, 'people' | 'addPerson' | 'updatePerson'> {
  const byId = new Map<number, AccountPerson>();
  let nextId = FIRST_PERSON_ID;

  const addPerson: Account['addPerson'] = (person) => {
    const known = [...byId.values()].find(({ email }) => sameEmail(email, person.email));
    if (known) return known;
    const added = { id: nextId, ...person };
    nextId += 1;
    byId.set(added.id, added);
    if (byId.size > KEPT_PEOPLE) byId.delete(oldestGuest());
    return added;
  };

  /** Behind the sample people, who stay. */
  const oldestGuest = () => [...byId.keys()][samplePeople.length] ?? 0;

  const updatePerson: Account['updatePerson'] = (id, changes) => {
    const person = byId.get(id);
    if (!person) return null;
    const updated = { ...person, ...changes };
    byId.set(id, updated);
    return updated;
  };

  for (const person of samplePeople) addPerson(person);
  return { people: () => [...byId.values()], addPerson, updatePerson };
}

/** Zendesk ignores the case of e-mail addresses. */
function sameEmail(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
