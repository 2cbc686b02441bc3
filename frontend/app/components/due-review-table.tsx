import type { DueReview } from '#shared/lifecycle/review-due.ts';
import { pickText } from '../language.ts';
import { useSite } from '../messages/messages.ts';
import { Dated } from './dated.tsx';
import { Designation } from './designation.tsx';

/** What is due for review, with what a review has concluded since. */
export function DueReviewTable({ reviews }: { reviews: DueReview[] }) {
  const { lifecycle } = useSite().words;
  const said = lifecycle.reviews;
  return (
    // A table that is wider than the screen is scrolled, by the keyboard too.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: scrolled by the keyboard
    <section className="table-scroll" tabIndex={0} aria-label={said.title}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{said.number}</th>
            <th scope="col">{said.due}</th>
            <th scope="col">{said.issued}</th>
            <th scope="col">{said.reviewed}</th>
          </tr>
        </thead>
        <tbody>
          {reviews.map((review) => (
            <DueReviewRow key={review.standard} review={review} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** The day stands beside the number, where a narrow screen shows it. */
function DueReviewRow({ review }: { review: DueReview }) {
  const { standard, number, title, issued, reviewed, due, isOverdue, outcome } = review;
  const { language, words, to } = useSite();
  const { lifecycle } = words;
  const shown = pickText(title, language);
  return (
    <tr>
      <th scope="row">
        <a href={to(`/standards/${standard}#life`)}>
          <Designation number={number} />
        </a>{' '}
        <span lang={shown?.tag}>{shown?.text}</span>
      </th>
      <td>
        <Dated date={due} />{' '}
        {outcome === 'revise' ? (
          lifecycle.outcomes.revise
        ) : isOverdue ? (
          <span className="overdue">{lifecycle.reviews.late}</span>
        ) : null}
      </td>
      <td>
        <Dated date={issued} />
      </td>
      <td>{reviewed ? <Dated date={reviewed} /> : null}</td>
    </tr>
  );
}
