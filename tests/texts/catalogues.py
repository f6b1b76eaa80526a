"""The catalogues and the program as the tests read them."""

import ast
from functools import cache
from itertools import chain
from pathlib import Path

from fluent.syntax import ast as fluent, parse
from fluent.syntax.visitor import Visitor

import texts

ROOT = Path(texts.__file__).parents[1]
PROGRAM = ("app.py", "cli.py", "demo.py", "bot", "desk", "jobs", "web")


class _Placeholders(Visitor):
    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_VariableReference(self, node: fluent.VariableReference) -> None:  # noqa: N802  (fluent's name)
        self.names.add(node.id.name)


@cache
def catalogue(language: str) -> dict[str, frozenset[str]]:
    """Every key of a language with its placeholders."""
    resource = parse((ROOT / "texts" / f"{language}.ftl").read_text(encoding="utf-8"))
    junk = [entry for entry in resource.body if isinstance(entry, fluent.Junk)]
    assert not junk, junk[0].content
    found: dict[str, frozenset[str]] = {}
    for entry in resource.body:
        if isinstance(entry, fluent.Message):
            assert entry.id.name not in found, f"{entry.id.name} is defined twice"
            found[entry.id.name] = frozenset(_placeholders(entry))
    return found


def _placeholders(entry: fluent.Message) -> set[str]:
    visitor = _Placeholders()
    visitor.visit(entry)
    return visitor.names


@cache
def _nodes() -> tuple[ast.AST, ...]:
    """Everything in the program's modules."""
    files = chain.from_iterable(
        (ROOT / name).rglob("*.py") if (ROOT / name).is_dir() else [ROOT / name] for name in PROGRAM
    )
    modules = [ast.parse(file.read_text(encoding="utf-8")) for file in files]
    return tuple(chain.from_iterable(ast.walk(module) for module in modules))


@cache
def literals() -> frozenset[str]:
    """Every string that stands in the program as one."""
    return frozenset(
        node.value for node in _nodes() if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )


def asked_for() -> list[ast.expr]:
    """The first argument of each call of `text` and `say`."""
    return [
        node.args[0]
        for node in _nodes()
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in ("text", "say")
        and node.args
    ]
