"""The demo's commitment: 57 heads, at least 40 signatures in one PDF that poppler finds valid, some on paper, some missing."""

import re
import subprocess
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pikepdf
import pytest

from lapor.actionplan.commitment import queries
from lapor.cli.demo import demo_plan
from lapor.cli.demo_people import enrol_officers
from lapor.cli.demo_pledge import is_pledged, pledge
from lapor.cli.installing import Progress, install_region
from lapor.institutions.memory import forget
from lapor.vault.keep import make_keys

NOW = datetime(2026, 11, 2, 3, 0, tzinfo=UTC)
BEGUN = NOW - timedelta(days=369)


def verdicts(file: Path) -> Counter[str]:
    """What poppler says about each signature."""
    told = subprocess.run(["pdfsig", "-nocert", str(file)], capture_output=True, text=True, timeout=120, check=False)
    return Counter(re.findall(r"Signature Validation: (.+)", told.stdout))


@pytest.mark.django_db
def test_it_signs_the_demos_commitment_in_one_paper(tmp_path: Path) -> None:
    forget()
    make_keys()
    tenant = install_region(demo_plan(), at=NOW - timedelta(days=370), progress=Progress())
    enrol_officers(tenant, at=NOW - timedelta(days=370))
    assert not is_pledged(tenant)
    signed = pledge(tenant, begun=BEGUN, now=NOW)
    commitment = queries.current_commitment(tenant)
    assert commitment is not None and is_pledged(tenant) and commitment.is_example
    present = queries.present_signatories(commitment)
    ways = Counter(each.way for each in present)
    assert (len(present), signed, ways["paper"], ways[""]) == (57, 50, 6, 8)
    assert ways["electronic"] >= 40
    assert len({each.promise for each in present}) >= 5
    assert all("CONTOH" in each.certificate_subject for each in present if each.way == "electronic")
    file = tmp_path / "paper.pdf"
    file.write_bytes(queries.paper_of(commitment.id).content)
    assert verdicts(file) == {"Signature is Valid.": 44}
    with pikepdf.open(file) as pdf:
        assert pdf.Root.MarkInfo.Marked and pdf.Root.StructTreeRoot is not None
    forget()
