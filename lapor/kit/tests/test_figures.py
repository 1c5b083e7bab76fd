from dataclasses import replace
from typing import Any

import pytest

from lapor.kit.figures import Figure

FOLLOW_UP = Figure(
    name="follow_up_share",
    title="Persentase tindak lanjut",
    formula="laporan ditanggapi ÷ laporan diterima",
    scope="laporan yang masuk dalam masa itu",
    unit="persen",
    version=1,
    owner="reports",
    source="domain §7",
)


@pytest.mark.parametrize("change", [{"name": "Follow up"}, {"title": " "}, {"source": None}, {"version": 0}])
def test_it_refuses_a_definition_with_a_gap(change: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="figure"):
        replace(FOLLOW_UP, **change)
