"""The house rules that can be read from the source."""

import ast
import inspect
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest
from importlinter.application.use_cases import lint_imports
from importlinter.configuration import configure

ROOT = Path(__file__).parents[1]
OURS = (
    "app.py", "cli.py", "cli_doctor.py", "cli_provision.py", "demo.py", "logs.py", "settings.py", "bot",
    "desk", "jobs", "sandbox", "securescore", "servicenow", "storage", "tests", "texts", "web",
)  # fmt: skip
MODULE_LINES = 300
FUNCTION_LINES = 50
VIEW_LINES = 80
NAMED_EDGES = {"bot/door.py", "jobs/deliver_tickets.py", "jobs/schedule.py", "web/health.py"}
ERRORS = ("desk.errors", "securescore.errors", "servicenow.errors", "storage.errors")


def modules() -> Iterator[Path]:
    for name in OURS:
        path = ROOT / name
        yield from [path] if path.is_file() else path.rglob("*.py")


SOURCES = {str(path.relative_to(ROOT)): path.read_text(encoding="utf-8") for path in modules()}


def functions(source: str) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def lines_of(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    assert function.end_lineno is not None
    return function.end_lineno - function.lineno + 1


def test_no_module_is_longer_than_300_lines() -> None:
    long = {name: lines for name, source in SOURCES.items() if (lines := source.count("\n")) > MODULE_LINES}

    assert {} == long


def test_no_function_is_longer_than_50_lines_nor_a_view_than_80() -> None:
    long = {
        f"{name}: {function.name}": lines
        for name, source in SOURCES.items()
        for function in functions(source)
        if (lines := lines_of(function)) > (VIEW_LINES if name.startswith("bot/views/") else FUNCTION_LINES)
    }

    assert {} == long


def test_imports_follow_the_contracts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    configure()

    assert lint_imports()


def test_nothing_of_ours_is_patched_in_a_test() -> None:
    patching = re.compile(r"unittest\.mock|\bmocker\b|(?<!\.)\bpatch\(|monkeypatch\.setattr\(")
    tests = {name: source for name, source in SOURCES.items() if name.startswith("tests/")}
    del tests["tests/test_architecture.py"]

    assert [] == [name for name, source in tests.items() if patching.search(source)]


@pytest.mark.parametrize("module", ERRORS)
def test_every_error_says_what_it_means(module: str) -> None:
    errors = [
        one
        for _, one in inspect.getmembers(import_module(module), inspect.isclass)
        if issubclass(one, Exception) and one.__module__ == module
    ]

    assert errors
    assert [] == [one.__name__ for one in errors if not one.__dict__.get("__doc__")]


def test_nobody_catches_everything_but_the_named_edges() -> None:
    catching = {name for name, source in SOURCES.items() if re.search(r"(?m)^\s*except Exception", source)}

    assert NAMED_EDGES >= catching


def test_only_settings_look_at_the_environment() -> None:
    looking = re.compile(r"\bos\.(?:environ|getenv)\b")
    product = {name: source for name, source in SOURCES.items() if not name.startswith("tests/")}

    assert [] == [name for name, source in product.items() if looking.search(source)]


def test_only_the_database_commits() -> None:
    product = {name: source for name, source in SOURCES.items() if not name.startswith("tests/")}

    assert ["storage/database.py"] == [name for name, source in product.items() if ".commit()" in source]
