// Every write reaches the disk before the app says "saved".
//
// Browsers may report an IndexedDB transaction as complete while it is only in the operating system's
// memory ("relaxed"). The library we use has no option for it, so the option is set here, for every
// readwrite transaction, before any other script can open a database.
(() => {
  const open = IDBDatabase.prototype.transaction;
  IDBDatabase.prototype.transaction = function (storeNames, mode = 'readonly', options = {}) {
    const durable = mode === 'readwrite' ? { ...options, durability: 'strict' } : options;
    return open.call(this, storeNames, mode, durable);
  };
})();
