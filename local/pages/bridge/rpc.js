// Calls over a message port that carry functions both ways, as Forge's own bridge does for onClose, callbacks and history.
// Served as it is to the app's frames; the pages import the same file.
const isPlain = (value) =>
  value !== null && typeof value === 'object' && [Object.prototype, null].includes(Object.getPrototypeOf(value));

export const createRpc = (port, root) => {
  let count = 0;
  const pending = new Map();
  const functions = new Map();
  const ids = new WeakMap();
  const idOf = (fn) => {
    if (!ids.has(fn)) {
      count += 1;
      ids.set(fn, count);
      functions.set(count, fn);
    }
    return ids.get(fn);
  };
  const map = (value, change) => {
    if (Array.isArray(value)) return value.map(change);
    return isPlain(value) ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, change(one)])) : value;
  };
  const encode = (value) => (typeof value === 'function' ? { __fn: idOf(value) } : map(value, encode));
  const decode = (value) => {
    if (isPlain(value) && '__fn' in value) return (...args) => request({ fn: value.__fn, args: args.map(encode) });
    return map(value, decode);
  };
  const request = (message) => {
    count += 1;
    const id = count;
    return new Promise((resolve, reject) => {
      pending.set(id, { resolve, reject });
      port.postMessage({ id, ...message });
    });
  };
  const settle = ({ reply, error, value }) => {
    const waiting = pending.get(reply);
    pending.delete(reply);
    if (error !== undefined) waiting?.reject(new Error(error));
    else waiting?.resolve(decode(value));
  };
  const answer = async ({ id, fn, args }) => {
    try {
      const called = fn ? functions.get(fn) : root;
      port.postMessage({ reply: id, value: encode(await called(...args.map(decode))) });
    } catch (error) {
      port.postMessage({ reply: id, error: String(error?.message ?? error) });
    }
  };
  port.onmessage = ({ data }) => (data.reply ? settle(data) : answer(data));
  return { call: (...args) => request({ args: args.map(encode) }) };
};
