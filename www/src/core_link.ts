// The page's end of the core: one request at a time that matters, the newest.
//
// Decides which answers are still wanted, and that a core that broke is replaced by a fresh one. Never blocks the page.

import type { Explanation, HideList, Level } from '../generated/core.js';
import type { CoreAnswer, CoreRequest, CoreStart, Measured } from './worker_protocol.ts';

export interface Explained {
  explanation: Explanation;
  ms: number;
}

type Waiting = { resolve(answer: CoreAnswer): void; reject(error: Error): void };

export class CoreLink {
  private worker: Worker | null;
  private readonly waiting = new Map<number, Waiting>();
  private last = 0;
  private announce: (start: CoreStart) => void = () => undefined;
  /** Settles once, when the first core has started. */
  readonly started = new Promise<CoreStart>((resolve) => {
    this.announce = resolve;
  });

  constructor() {
    this.worker = this.startWorker();
  }

  async explain(markup: string, address: string): Promise<Explained> {
    const answer = await this.ask((number) => ({ kind: 'explain', number, markup, address }));
    if (answer.kind !== 'explained') throw new Error('the core answered something else');
    return { explanation: answer.explanation, ms: answer.ms };
  }

  async declutter(markup: string, address: string, level: Level): Promise<HideList> {
    const answer = await this.ask((number) => ({ kind: 'declutter', number, markup, address, level }));
    if (answer.kind !== 'decluttered') throw new Error('the core answered something else');
    return answer.list;
  }

  async measure(markup: string, address: string): Promise<Measured> {
    const answer = await this.ask((number) => ({ kind: 'measure', number, markup, address }));
    if (answer.kind !== 'measured') throw new Error('the core answered something else');
    return answer.measured;
  }

  private ask(build: (number: number) => CoreRequest): Promise<CoreAnswer> {
    this.last += 1;
    const number = this.last;
    return new Promise((resolve, reject) => {
      this.waiting.set(number, { resolve, reject });
      this.worker ??= this.startWorker();
      this.worker.postMessage(build(number));
    });
  }

  private startWorker(): Worker {
    const worker = new Worker(new URL('core.js', import.meta.url), { type: 'module' });
    worker.addEventListener('message', ({ data }: MessageEvent<CoreAnswer>) => this.receive(data));
    worker.addEventListener('error', (event) => {
      // Without this the browser would report it as an error of the page as well.
      event.preventDefault();
      this.fail(event.message || 'the core could not be started');
    });
    return worker;
  }

  private receive(answer: CoreAnswer): void {
    if (answer.kind === 'started') {
      this.announce(answer.start);
      return;
    }
    if (answer.kind === 'failed') {
      this.fail(answer.message);
      return;
    }
    this.waiting.get(answer.number)?.resolve(answer);
    this.waiting.delete(answer.number);
  }

  /** After a trap the memory of the core is in an unknown state: the next request gets a fresh one. */
  private fail(message: string): void {
    const lost = [...this.waiting.values()];
    this.waiting.clear();
    this.worker?.terminate();
    this.worker = null;
    for (const { reject } of lost) reject(new Error(message));
  }
}
