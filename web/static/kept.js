/** All that the browser keeps: one session's id and token, until the tab closes. Never any words. */

/**
 * @param {string} name which talk: `practice` or `guide`
 * @returns {{get(): ({id: string, token: string}|null), set(session: {id: string, token: string}): void, clear(): void}}
 */
export function kept(name) {
  const slot = `evoke.${name}`;
  // A browser told to keep nothing throws; then the talk simply does not survive a reload.
  const attempt = (act) => {
    try {
      return act();
    } catch {
      return null;
    }
  };
  return {
    get: () => attempt(() => JSON.parse(sessionStorage.getItem(slot))),
    set: ({ id, token }) => attempt(() => sessionStorage.setItem(slot, JSON.stringify({ id, token }))),
    clear: () => attempt(() => sessionStorage.removeItem(slot)),
  };
}
