import type { ComponentChildren } from 'preact';
import { Card } from '../parts/layout';

/** Three pictures. Each says in words what it shows; the drawing itself is for the eye alone. */
export function HowItWorks() {
  return (
    <Card title="How it works">
      <ol class="steps">
        <Step title="Providers fill a vault" drawing={<Vault />}>
          A contract holds their STX and sBTC in six books. Only its rules move anything.
        </Step>
        <Step title="A purchase locks what it can pay" drawing={<Lock />}>
          You pay the premium once. The most your policy can ever pay is locked for it alone, at once.
        </Step>
        <Step title="The price decides" drawing={<Fall />}>
          At the end, or when you ask, the first recorded price counts. Below the protected value you are paid the
          difference; above it the lock is freed.
        </Step>
      </ol>
    </Card>
  );
}

function Step({
  title,
  drawing,
  children,
}: {
  title: string;
  drawing: ComponentChildren;
  children: ComponentChildren;
}) {
  return (
    <li>
      <svg class="drawing" viewBox="0 0 160 90" aria-hidden="true">
        {drawing}
      </svg>
      <h3>{title}</h3>
      <p>{children}</p>
    </li>
  );
}

function Vault() {
  return (
    <>
      <rect class="box" x="50" y="34" width="60" height="46" rx="6" />
      <path class="fill" d="M54 62h52v14H54z" />
      {[62, 80, 98].map((x) => (
        <g key={x}>
          <path class="flow" d={`M${x} 8v26`} />
          <path class="tip" d={`M${x - 4} 28l4 6 4-6z`} />
        </g>
      ))}
    </>
  );
}

function Lock() {
  return (
    <>
      <rect class="box" x="14" y="34" width="60" height="46" rx="6" />
      <path class="fill" d="M18 62h22v14H18z" />
      <path class="accent" d="M44 62h26v14H44z" />
      <path class="flow" d="M78 66h26" />
      <path class="tip" d="M100 62l6 4-6 4z" />
      <rect class="box" x="110" y="50" width="36" height="30" rx="5" />
      <path class="line" d="M118 50v-8a10 10 0 0 1 20 0v8" />
      <circle class="dot" cx="128" cy="65" r="4" />
    </>
  );
}

function Fall() {
  return (
    <>
      <path class="payout" d="M96 46h50v26l-18-8-14 2-18-20z" />
      <path class="strike" d="M10 46h138" />
      <path class="line" d="M10 24l20 8 16-12 22 18 14-6 14 14 18 20 14-2 18 8" />
      <circle class="dot" cx="146" cy="72" r="4" />
    </>
  );
}
