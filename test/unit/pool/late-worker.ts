/** The last worker of a pool comes late to each run, and fails where no other has taken anybody from it. */
import { parentPort, workerData } from "node:worker_threads";
import type { Orders, Question } from "../../../src/pool/messages.ts";
import { serve } from "../../../src/pool/serve.ts";

if (parentPort === null) throw new TypeError("not a worker");
const orders = workerData as Orders;
const { part, of } = orders.share;
if (part === of - 1) {
  const say = parentPort.postMessage.bind(parentPort);
  const on = parentPort.on.bind(parentPort) as (name: string, listen: (question: Question) => void) => unknown;
  const listenLate = (name: string, listen: (question: Question) => void): unknown =>
    on(name, (question) => {
      if (question.ask !== "settle") return listen(question);
      const { owners } = question.division;
      const isTaken = (owner: number, group: number): boolean =>
        group % of === part && owner !== 0 && owner !== part + 1;
      const clock = new Int32Array(new SharedArrayBuffer(4));
      for (let tries = 0; tries < 2000 && !owners.some(isTaken); tries++) Atomics.wait(clock, 0, 0, 10);
      if (owners.some(isTaken)) listen(question);
      else say({ kind: "failed", error: new RangeError("nobody was taken") });
    });
  parentPort.on = listenLate as typeof parentPort.on;
}
serve(parentPort, orders);
