// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { MOST_WATCHED, unwatch, watch, watched } from '../../src/provider/watched';

it('keeps each watched address once, the newest dozen, in this browser', () => {
  watch('ST1');
  watch('ST1');
  watch('ST2');
  expect(watched.value).toEqual(['ST1', 'ST2']);
  unwatch('ST1');
  expect(JSON.parse(localStorage.getItem('bithedge.watched') ?? '')).toEqual(['ST2']);
  for (let n = 0; n < MOST_WATCHED; n++) watch(`ST9${n}`);
  expect(watched.value).toHaveLength(MOST_WATCHED);
  expect(watched.value).not.toContain('ST2');
});
