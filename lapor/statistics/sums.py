"""From sums of cells to figures: counts, shares of how many, and medians. No statements."""

from collections import Counter

from lapor.statistics import measures
from lapor.statistics.shapes import BasicFigures, Share, Span

Sums = Counter[tuple[str, int]]


def figures_of(sums: Sums) -> BasicFigures:
    """The figures of these sums by measure and bucket."""
    closed = sums[measures.CLOSED, 0]
    return BasicFigures(
        received=sums[measures.RECEIVED, 0],
        verified_on_time=Share(count=sums[measures.VERIFY_MET, 0], of=sums[measures.VERIFY_DUE, 0]),
        answered=sums[measures.ANSWERED, 0],
        answered_on_time=Share(count=sums[measures.ANSWER_MET, 0], of=sums[measures.ANSWER_DUE, 0]),
        followed_up=Share(count=sums[measures.FOLLOWED_UP, 0], of=sums[measures.FOLLOWABLE, 0]),
        first_response_days=span_of(sums, measure=measures.FIRST_RESPONSE_DAYS),
        answer_days=span_of(sums, measure=measures.ANSWER_DAYS),
        close_days=span_of(sums, measure=measures.CLOSE_DAYS),
        transport_days=span_of(sums, measure=measures.TRANSPORT_DAYS),
        closed=closed,
        confirmed=Share(count=sums[measures.CONFIRMED, 0], of=closed),
        closed_silently=Share(count=sums[measures.SILENT, 0], of=closed),
        reopened=sums[measures.REOPENED, 0],
        archived=sums[measures.ARCHIVED, 0],
        merged=sums[measures.MERGED, 0],
        returned=sums[measures.RETURNED, 0],
        bounced=Share(count=sums[measures.BOUNCED, 0], of=sums[measures.HANDED, 0]),
        contested=Share(count=sums[measures.CONTESTED, 0], of=sums[measures.RESPONSES, 0]),
        satisfied=Share(count=sums[measures.SATISFIED, 0], of=sums[measures.RATED, 0]),
    )


def span_of(sums: Sums, *, measure: str) -> Span:
    """The median of a histogram; of an even number the mean of the two in the middle."""
    steps = sorted((bucket, number) for (name, bucket), number in sums.items() if name == measure and number > 0)
    total = sum(number for _, number in steps)
    if not total:
        return Span(median=None, of=0)
    return Span(median=(_at(steps, place=(total - 1) // 2) + _at(steps, place=total // 2)) / 2, of=total)


def _at(steps: list[tuple[int, int]], *, place: int) -> int:
    for bucket, number in steps:
        if place < number:
            return bucket
        place -= number
    raise IndexError(place)
