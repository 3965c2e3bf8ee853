// Stands for Atlassian's global-bridge.js: a blocking script at the top of <head>, because @forge/bridge reads
// `__bridge` while it loads. Talks to the page that frames the app, and to no other.
(() => {
  const ready = new Promise((resolve) => {
    const hello = async ({ source, data, ports }) => {
      if (source !== window.parent || data !== 'desk-forge-port') return;
      removeEventListener('message', hello);
      const { createRpc } = await import('/__forge__/rpc.js');
      resolve(createRpc(ports[0], () => Promise.reject(new Error('a frame answers no calls'))));
    };
    addEventListener('message', hello);
    window.parent.postMessage('desk-forge-hello', '*');
  });
  const applyTheme = (attributes) => {
    for (const [name, value] of Object.entries(attributes)) document.documentElement.setAttribute(name, value);
  };
  globalThis.__bridge = {
    callBridge: async (command, payload) => {
      const rpc = await ready;
      if (command === 'enableTheming') return applyTheme(await rpc.call('enableTheming', { onTheme: applyTheme }));
      return rpc.call(command, payload);
    },
  };
  // The platform grows a frame with its content. Below the fold a browser lays out frames only when asked: there, changes
  // of the content are what says that it may have grown.
  let told = -1;
  const tellHeight = async () => {
    const rpc = await ready;
    const height = Math.ceil(document.getElementById('root')?.getBoundingClientRect().height ?? 0);
    if (height !== told) rpc.call('__resize', { height });
    told = height;
  };
  addEventListener('DOMContentLoaded', () => {
    const root = document.getElementById('root');
    if (!root) return;
    new ResizeObserver(tellHeight).observe(root);
    new MutationObserver(tellHeight).observe(root, { subtree: true, childList: true, characterData: true });
  });
})();
