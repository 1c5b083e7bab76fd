"""Contracts of our own for the import linter."""

from collections.abc import Iterable
from typing import cast

from grimp import ImportGraph
from importlinter import Contract, ContractCheck, fields, output


class DoorContract(Contract):
    """Only the named packages import one door of a package; a door that is not built yet is kept shut by nobody.

    Options: `package` (whose door), `door` (the module's last name), `importers` (packages that may).
    """

    type_name = "door"

    package = fields.StringField()
    door = fields.StringField()
    importers = fields.ListField(subfield=fields.StringField())

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        """Every import of the door that comes from elsewhere breaks it."""
        wanted = f"{self.package}.{self.door}"
        allowed = [str(self.package), *texts(self.importers)]
        strangers = [
            (importer, target)
            for importer, target in imports_into(graph, package=wanted)
            if not any(is_within(importer, package=each) for each in allowed)
        ]
        output.verbose_print(verbose, f"{wanted}: open to {', '.join(allowed)}")
        return ContractCheck(kept=not strangers, metadata={"strangers": strangers})

    def render_broken_contract(self, check: ContractCheck) -> None:
        """One line per forbidden import."""
        render(check)


class WallContract(Contract):
    """Other packages enter a package only by its doors.

    Options: `packages` (each of which has the wall), `doors` (last names of modules that may be imported).
    """

    type_name = "wall"

    packages = fields.ListField(subfield=fields.StringField())
    doors = fields.ListField(subfield=fields.StringField())

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        """Every import past the wall that is not by a door breaks it."""
        strangers = []
        for package in texts(self.packages):
            doors = [f"{package}.{door}" for door in texts(self.doors)]
            strangers += [
                (importer, target)
                for importer, target in imports_into(graph, package=package)
                if not is_within(importer, package=package)
                and not any(is_within(target, package=door) for door in doors)
            ]
        output.verbose_print(verbose, f"{len(strangers)} imports past the walls")
        return ContractCheck(kept=not strangers, metadata={"strangers": strangers})

    def render_broken_contract(self, check: ContractCheck) -> None:
        """One line per forbidden import."""
        render(check)


def texts(value: object) -> list[str]:
    """A list option as read: the linter's fields are replaced by their values when a contract is made."""
    return [str(each) for each in cast(Iterable[object], value)]


def imports_into(graph: ImportGraph, *, package: str) -> list[tuple[str, str]]:
    """Every direct import of a module of the package, as (importer, imported)."""
    targets = [module for module in graph.modules if is_within(module, package=package)]
    pairs = {(importer, target) for target in targets for importer in graph.find_modules_that_directly_import(target)}
    return sorted(pairs)


def is_within(module: str, *, package: str) -> bool:
    """Whether the module is the package or lies below it."""
    return module == package or module.startswith(f"{package}.")


def render(check: ContractCheck) -> None:
    """Name importer and imported."""
    for importer, target in check.metadata["strangers"]:
        output.print_error(f"- {importer} may not import {target}", bold=False)
