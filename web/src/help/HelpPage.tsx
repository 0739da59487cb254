import { useEffect } from 'preact/hooks';
import { Card, PageHead } from '../parts/layout';
import { anchorOf, GLOSSARY, WORDS } from './glossary';
import './help.css';
import { RISKS } from './risks';

/** What can go wrong, the terms in plain words, and the words of these pages. */
export default function HelpPage() {
  useEffect(() => {
    // The page is loaded after the address was read: what it points at is shown now.
    const at = window.location.hash.slice(1);
    if (at !== '') document.getElementById(at)?.scrollIntoView();
  }, []);
  return (
    <>
      <PageHead title="Help" lead="What can go wrong, what is agreed, and what the words mean." />
      <div class="stack">
        <Risks />
        <Terms />
        <Words />
      </div>
    </>
  );
}

function Risks() {
  return (
    <Card title="Risks">
      <dl class="words" id="risks">
        {RISKS.map(({ name, words }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}

function Terms() {
  return (
    <Card title="What is agreed">
      <ul class="agreed">
        <li>You pay the premium once. It is not returned, except when no price at all was recorded for a week.</li>
        <li>The most that your policy can pay is locked for it when you buy, and for nothing else.</li>
        <li>
          The contract settles by itself at the end, at the first price that is recorded from the agreed Bitcoin block
          on. Anybody may send that transaction.
        </li>
        <li>A policy that may be activated pays at the first price after your request, up to seven blocks later.</li>
        <li>A provider may leave at any time: what is not locked is free at the next opening of the book.</li>
        <li>Nobody can change a policy, a lock or a balance by hand: there is no key for it.</li>
      </ul>
    </Card>
  );
}

function Words() {
  return (
    <Card title="Words">
      <dl class="words">
        {WORDS.map((word) => (
          <div key={word} id={anchorOf(word)}>
            <dt>{word === 'sbtc' ? 'sBTC' : word}</dt>
            <dd>{GLOSSARY[word]}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
