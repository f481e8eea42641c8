/** A worker that is lost, or fails, after it has settled its rows; `knownAt` says which. Those of other parts go on. */
import { parentPort, workerData } from "node:worker_threads";
import type { Answer, Orders } from "../../../src/pool/messages.ts";
import { serve } from "../../../src/pool/serve.ts";

if (parentPort === null) throw new TypeError("not a worker");
const orders = workerData as Orders;
const say = parentPort.postMessage.bind(parentPort);
if (orders.share.part === orders.share.of - 1)
  parentPort.postMessage = (answer: Answer): void => {
    if (answer.kind === "settled" && orders.knownAt === "2018-12-30") process.exit(3);
    say(answer.kind === "settled" ? { kind: "failed", error: new RangeError("broken") } : answer);
  };
serve(parentPort, orders);
