import { PageHead } from '../parts/layout';
import { EmptyState } from '../parts/states';

export default function RiskPage() {
  return (
    <>
      <PageHead title="Risk" />
      <EmptyState title="Not available here" />
    </>
  );
}
