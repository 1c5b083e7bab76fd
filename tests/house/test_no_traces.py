"""Nothing committed names a registry, a machine's folder or holds a private key."""

from tests.house.source import name_of, unexpected
from tools.traces import committed_files, text_of, traces

EXCEPTIONS: dict[str, str] = {}


def test_it_finds_no_trace_of_a_machine() -> None:
    found = {
        f"{name_of(path)}:{line}": "names a registry, a folder or a key"
        for path in committed_files()
        for line in traces(text_of(path))
    }
    assert unexpected(found, EXCEPTIONS) == {}


def test_it_bites_an_address_of_a_registry() -> None:
    assert traces("fine\nhttps://" + "files.python" + "hosted.org/x\n") == [2]


def test_it_bites_a_folder_of_a_machine() -> None:
    assert traces("open('/work" + "/main/var')") == [1]
