"""What speaks to the instance says after which page of the manual, and how it fails."""

import ast
from collections.abc import Iterator
from pathlib import Path

import servicenow

FOLDER = Path(servicenow.__file__).parent
Speaking = ast.AsyncFunctionDef


def speaking() -> Iterator[tuple[str, str]]:
    """Every public coroutine: where it stands, and its own, its class's and its module's docstring."""
    for path in sorted(FOLDER.rglob("*.py")):
        module = ast.parse(path.read_text(encoding="utf-8"))
        for node in module.body:
            inside = node.body if isinstance(node, ast.ClassDef) and not node.name.startswith("_") else [node]
            around = (ast.get_docstring(node) or "") if isinstance(node, ast.ClassDef) else ""
            for one in inside:
                if isinstance(one, Speaking) and not one.name.startswith("_"):
                    told = "\n".join((ast.get_docstring(one) or "", around, ast.get_docstring(module) or ""))
                    yield f"{path.relative_to(FOLDER)}: {one.name}", told


def test_every_coroutine_names_its_page_of_the_manual() -> None:
    assert [] == [
        name
        for name, told in speaking()
        if ".html" not in told and ".md" not in told and "ndocumented" not in told
    ]


def test_every_coroutine_says_how_it_fails() -> None:
    assert [] == [name for name, told in speaking() if "aises" not in told]


def test_there_are_coroutines_to_look_at() -> None:
    assert 20 < len(list(speaking()))
