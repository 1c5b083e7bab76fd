"""Numbers and codes of forms on paper."""

import pytest

from lapor.kit import paper
from lapor.kit.codes import new_tracking_code
from lapor.kit.paper import BadForm, PaperForm


def test_it_reads_what_it_wrote() -> None:
    form = PaperForm(region="64.08.11.2002", number=paper.new_form_number())
    assert paper.parse_payload(paper.payload_of(form)) == form
    assert paper.parse_form_number(f" {paper.format_form_number(form.number).lower()} ") == form.number


@pytest.mark.parametrize(
    "text",
    ["", "LPF1", "LPF2/64.08/7K3M9Q2X", "LPF1/jalan/7K3M9Q2X", "LPF1/64.08.11.2002/", "https://contoh.example/x/y"],
)
def test_it_refuses_other_codes(text: str) -> None:
    with pytest.raises(BadForm):
        paper.parse_payload(text)


def test_it_notices_a_slip_in_the_number() -> None:
    number = paper.new_form_number()
    wrong = ("0" if number[0] != "0" else "2") + number[1:]
    for slip in (wrong, number[:-1], number + "0", new_tracking_code()):
        with pytest.raises(BadForm):
            paper.parse_form_number(slip)
