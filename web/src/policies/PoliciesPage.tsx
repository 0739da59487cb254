import type { PageProps } from '../app/page';
import { PageHead } from '../parts/layout';
import { EmptyState } from '../parts/states';
import { PolicyDetail } from './PolicyDetail';
import { PolicyList } from './PolicyList';
import '../wallet/people.css';
import './policies.css';

/** What somebody bought: a list, and one policy with all that happened to it. */
export default function PoliciesPage({ params }: PageProps) {
  if (params.id === undefined) return <PolicyList />;
  if (!/^\d{1,15}$/.test(params.id)) {
    return (
      <>
        <PageHead title="Policy" />
        <EmptyState title="There is no such policy">
          Policies have numbers. <a href="/policies">My policies</a>
        </EmptyState>
      </>
    );
  }
  return <PolicyDetail key={params.id} id={Number(params.id)} />;
}
