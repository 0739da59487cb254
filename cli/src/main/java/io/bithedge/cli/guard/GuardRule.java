package io.bithedge.cli.guard;

import static io.bithedge.cli.guard.GuardIncidentCode.CANNOT_JUDGE;
import static io.bithedge.cli.guard.GuardIncidentCode.FALSE_OPENING;
import static io.bithedge.cli.guard.GuardIncidentCode.FALSE_PROPOSAL;
import static io.bithedge.cli.guard.GuardIncidentCode.PAUSED;
import static io.bithedge.cli.guard.GuardIncidentCode.ROLE_ANNOUNCED;

import io.bithedge.cli.follow.Announcement;
import io.bithedge.cli.follow.Expectation;
import io.bithedge.cli.follow.FollowedBook;
import io.bithedge.cli.follow.FollowedPool;
import io.bithedge.cli.follow.Proposal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the books say about what waits on the chain. Pure: the same books, the same judgement, whenever the guard was started. */
final class GuardRule {
    private final Set<String> vetoedRoles;

    /** `vetoedRoles`: announcements of these are vetoed, whoever is announced; of all others they are only told. */
    GuardRule(Set<String> vetoedRoles) {
        this.vetoedRoles = Set.copyOf(vetoedRoles);
    }

    record Judgement(List<Veto> vetoes, List<GuardIncident> incidents) {}

    Judgement judge(FollowedPool pool) {
        List<Veto> vetoes = new ArrayList<>();
        List<GuardIncident> incidents = new ArrayList<>();
        for (FollowedBook book : pool.books()) {
            judge(book, vetoes, incidents);
        }
        for (Announcement announcement : pool.announcements()) {
            if (announcement.lapsesAt() > pool.at().burnHeight()) {
                judge(announcement, vetoes, incidents);
            }
        }
        pool.unreadable().forEach(print -> incidents.add(new GuardIncident(CANNOT_JUDGE, "print", print)));
        if (pool.pausedUntil() > 0) {
            incidents.add(new GuardIncident(
                    PAUSED, "pool", "until burn height %d at the latest".formatted(pool.pausedUntil())));
        }
        return new Judgement(vetoes, incidents);
    }

    private void judge(FollowedBook book, List<Veto> vetoes, List<GuardIncident> incidents) {
        String where = book.id().toString();
        book.fault().ifPresent(fault -> incidents.add(new GuardIncident(CANNOT_JUDGE, where, fault)));
        if (!book.lies().isEmpty()) {
            incidents.add(new GuardIncident(
                    FALSE_OPENING,
                    where,
                    "epoch %d began with %s".formatted(book.state().epoch(), String.join(", ", book.lies()))));
        }
        Optional<Expectation> expected =
                book.expected().filter(any -> book.fault().isEmpty());
        if (book.proposal().isEmpty() || expected.isEmpty()) {
            return;
        }
        Proposal proposal = book.proposal().get();
        List<String> lies = expected.get().lies(proposal);
        if (!lies.isEmpty()) {
            vetoes.add(new Veto.OfOpening(book.id(), proposal));
            incidents.add(new GuardIncident(
                    FALSE_PROPOSAL,
                    where,
                    "epoch %d, confirmable at burn height %d: %s"
                            .formatted(proposal.epoch(), proposal.confirmableAtBurnHeight(), String.join(", ", lies))));
        }
    }

    private void judge(Announcement announcement, List<Veto> vetoes, List<GuardIncident> incidents) {
        incidents.add(new GuardIncident(
                ROLE_ANNOUNCED,
                announcement.role(),
                "%s may take it from burn height %d to %d"
                        .formatted(announcement.account(), announcement.appliesAt(), announcement.lapsesAt())));
        if (vetoedRoles.contains(announcement.role())) {
            vetoes.add(new Veto.OfRole(announcement));
        }
    }
}
