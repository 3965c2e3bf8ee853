// The thread in which the app's bundle runs. Its clock is the virtual one; what it logs goes to the host.
const { parentPort, workerData } = require('node:worker_threads');
const path = require('node:path');

const offset = new Float64Array(workerData.clockOffset);
const RealDate = Date;
class VirtualDate extends RealDate {
  constructor(...args) {
    if (args.length === 0) super(RealDate.now() + offset[0]);
    else super(...args);
  }
  static now() {
    return RealDate.now() + offset[0];
  }
}
globalThis.Date = VirtualDate;

const { main } = require(path.join(workerData.bundle, '__forge__.cjs'));

// A result crosses threads as JSON, as it crosses the wire on the platform.
const plain = (value) => (value === undefined ? undefined : JSON.parse(JSON.stringify(value)));

parentPort.on('message', async ({ id, event, deadline }) => {
  const started = performance.now();
  const result = await main(event, { awsRequestId: id, getRemainingTimeInMillis: () => deadline - RealDate.now() });
  const ms = performance.now() - started;
  parentPort.postMessage({ id, ms, result: { ...result, body: plain(result.body) } });
});
parentPort.postMessage({ ready: true });
