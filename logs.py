"""Structured logs on standard error; what looks like a secret is taken out at the last moment."""

import logging
import re
import sys
from typing import Any

import structlog
from structlog.types import EventDict, Processor, WrappedLogger

_SECRETS = re.compile(
    r"""xox[a-z]-[\w-]+ | xapp-[\w-]+                       # Slack's tokens
      | eyJ[\w-]{8,}\.[\w-]+\.[\w-]*                      # JSON web tokens
      | hooks\.slack(?:-gov)?\.com[^\s"'<>|&,;]+          # Slack's response_urls: whoever has one may post
      | (?:/|%2F)(?:commands|actions)\\?(?:/|%2F)T\w+(?:\\?(?:/|%2F)\w+)+
      | (?P<before>
            \b(?:Bearer|Basic)\s+ | (?i:authorization)\W{1,4}(?:bearer|basic)\s+
          | [?&](?:code|state)=                            # an authorization on its way
          | ://[^\s:/@]+:(?=[^\s/@]+@)                      # an address with a password
          | (?:\b\w*token|\bclient_secret|\bcode_verifier|\bpassword)\\*["']?\s*[:=]\s*\\*["']?
        )
        [^\s"'\\&,;@]+
    """,
    re.VERBOSE,
)

_LEAST = {
    "aiosqlite": logging.WARNING,
    "httpcore": logging.WARNING,
    "httpx": logging.WARNING,
    # At DEBUG both tell whole messages, and the addresses these go to.
    "slack_bolt": logging.INFO,
    "slack_sdk": logging.INFO,
    # It reads SLACK_BOT_TOKEN by itself, and warns that it does not use it: `bot.authorize` does.
    "slack_bolt.AsyncApp": logging.ERROR,
    # It warns of each tick that finds the job still at work, which is as it should be.
    "apscheduler": logging.ERROR,
}
"""How much it must matter what a package says. Asked at the handler: Bolt sets its loggers' levels itself."""


def set_up(level: str, fmt: str) -> None:
    """Send structlog's and everybody else's logs to standard error, as JSON lines or for a console."""
    shared: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_logger_name,
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.format_exc_info,
                _Redacted(structlog.processors.JSONRenderer() if fmt == "json" else _console()),
            ],
        )
    )
    handler.addFilter(_is_heard)
    logging.basicConfig(handlers=[handler], level=level, force=True)


def _is_heard(record: logging.LogRecord) -> bool:
    levels = (least for name, least in _LEAST.items() if f"{record.name}.".startswith(f"{name}."))
    return all(record.levelno >= least for least in levels)


def redact(line: str) -> str:
    """``line`` without its secrets."""
    return _SECRETS.sub(lambda found: f"{found['before'] or ''}***", line)


class _Redacted:
    """A renderer's output, redacted: after it, nothing can be added."""

    def __init__(self, render: Processor) -> None:
        self._render = render

    def __call__(self, logger: WrappedLogger, name: str, event: EventDict) -> Any:
        return redact(str(self._render(logger, name, event)))


def _console() -> Processor:
    return structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty())
