import { createRequire } from 'node:module';
import type * as Sdk from '@stacks/clarinet-sdk-wasm';

/** What the wasm instance gives us beside the SDK classes: its linear memory and the table of JS references. */
export interface WasmHandles {
  readonly sdk: typeof Sdk;
  readonly memory: WebAssembly.Memory;
  readonly externrefs: WebAssembly.Table;
}

/** Loads the SDK and captures its linear memory. */
export function loadWasm(): WasmHandles {
  const captured = captureNext();
  const sdk = createRequire(import.meta.url)('@stacks/clarinet-sdk-wasm') as typeof Sdk;
  return { sdk, ...captured() };
}

/**
 * Captures the memory of the next WebAssembly module that is instantiated; what is returned ends that, and gives it.
 *
 * Two globals are replaced meanwhile: `WebAssembly.Instance`, because the SDK's module does not export its memory, and
 * `FinalizationRegistry`, because a finaliser would free a pointer of memory that was since rewound to an older state. Every wasm object is
 * freed by hand instead.
 */
export function captureNext(): () => Omit<WasmHandles, 'sdk'> {
  const OriginalInstance = WebAssembly.Instance;
  const OriginalRegistry = globalThis.FinalizationRegistry;
  let exports: WebAssembly.Exports | undefined;
  class CapturingInstance extends OriginalInstance {
    constructor(module: WebAssembly.Module, imports?: WebAssembly.Imports) {
      super(module, imports);
      exports = this.exports;
    }
  }
  class NoFinalizer {
    register(): void {}
    unregister(): void {}
  }
  WebAssembly.Instance = CapturingInstance;
  globalThis.FinalizationRegistry = NoFinalizer as unknown as FinalizationRegistryConstructor;
  return () => {
    WebAssembly.Instance = OriginalInstance;
    globalThis.FinalizationRegistry = OriginalRegistry;
    if (!exports) throw new Error('the Clarity VM was already loaded in this process; its memory cannot be captured');
    return {
      memory: exports['memory'] as WebAssembly.Memory,
      externrefs: exports['__wbindgen_externrefs'] as WebAssembly.Table,
    };
  };
}

/** Runs `work` with the wall clock standing at `timeMs`: the VM reads it once, for the time of its first block. */
export async function withClockAt<T>(timeMs: number, work: () => Promise<T>): Promise<T> {
  const RealDate = globalThis.Date;
  class FrozenDate extends RealDate {
    constructor(...args: [] | [number]) {
      super(args.length === 0 ? timeMs : args[0]);
    }
    static override now(): number {
      return timeMs;
    }
  }
  try {
    globalThis.Date = FrozenDate as DateConstructor;
    return await work();
  } finally {
    globalThis.Date = RealDate;
  }
}

/** Runs `work` without the VM's prints and stack traces on our console. */
export function muted<T>(work: () => T): T {
  const { log, error, warn, info, debug } = console;
  const silent = (): void => {};
  Object.assign(console, { log: silent, error: silent, warn: silent, info: silent, debug: silent });
  try {
    return work();
  } finally {
    Object.assign(console, { log, error, warn, info, debug });
  }
}
