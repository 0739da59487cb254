import { Contracts } from './Contracts';
import { EarnDoor } from './EarnDoor';
import './home.css';
import { PageHead } from '../parts/layout';
import { HowItWorks } from './HowItWorks';
import { PaidOut } from './PaidOut';
import { ProtectDoor } from './ProtectDoor';
import { WhatYouCanLose } from './WhatYouCanLose';

/** The front page: two doors, and below them how it works, what can be lost, how to check it, and what was paid. */
export default function HomePage() {
  return (
    <>
      <PageHead
        class="home-head"
        title="Price protection for Bitcoin"
        lead="A contract on Stacks holds the money of those who protect and pays those who are protected. Nobody in between can take it."
      />
      <div class="stack">
        <div class="grid two doors">
          <ProtectDoor />
          <EarnDoor />
        </div>
        <HowItWorks />
        <WhatYouCanLose />
        <div class="grid two">
          <PaidOut />
          <Contracts />
        </div>
      </div>
    </>
  );
}
