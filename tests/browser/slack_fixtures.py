"""A plugin: a pretend Slack with a manifest and a tiny bot, and browsers to look at it."""

from collections.abc import AsyncIterator

import pytest_asyncio
from playwright.async_api import Browser

from tests.browser.slack_client import SlackClient
from tests.browser.slack_stage import seen_by
from tests.browser.visitor import Visitor, visiting
from tests.sandbox.slack.doors import Doors, opened_doors
from tests.sandbox.slack.samples import MANIFEST
from tests.sandbox.slack.stage import World


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def slack_doors() -> AsyncIterator[Doors]:
    """The addresses."""
    async with opened_doors() as doors:
        yield doors


@pytest_asyncio.fixture(loop_scope="session")
async def slack(slack_doors: Doors) -> AsyncIterator[World]:
    """Slack and its bot, new for each test."""
    async with slack_doors.world(MANIFEST) as world:
        yield world


@pytest_asyncio.fixture(loop_scope="session")
async def window(chromium: Browser, slack: World) -> AsyncIterator[Visitor]:
    """A browser window; whatever is wrong in a page fails the test."""
    async with visiting(chromium, locale="en-US") as visitor:
        yield visitor


@pytest_asyncio.fixture(loop_scope="session")
async def client(window: Visitor, slack: World) -> SlackClient:
    """The admin looks at #security."""
    return await seen_by(window, slack)
