import { PageHead } from '../parts/layout';
import { EmptyState } from '../parts/states';

export default function ProtectPage() {
  return (
    <>
      <PageHead title="Protect" />
      <EmptyState title="Not available here" />
    </>
  );
}
