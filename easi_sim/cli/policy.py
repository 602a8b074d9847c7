"""`easi policy`: what the organisation that looks after this machine allows, and where it says so."""

from __future__ import annotations

import argparse

from easi_sim.cli.options import add_json
from easi_sim.cli.output import CLEAN, FINDINGS, tell_trouble, write, write_json

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from easi_sim.policy import Policy


def add(parser: argparse.ArgumentParser) -> None:
    """Give the command its options."""
    parser.description = "Show the policy in force: each setting, where it comes from, and where a file is looked for."
    parser.epilog = "docs/privacy.md has an example of the file, and says where it goes. EASI_POLICY names another one."
    add_json(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Show it, and exit with 1 if the file cannot be understood."""
    from easi_sim.policy import read_policy
    from easi_sim.words.records import policy_lines

    policy = read_policy()
    if arguments.json:
        write_json(_as_json(policy))
    else:
        for line in policy_lines(policy):
            write(line)
    if policy.problem:
        tell_trouble(policy.problem)
    return FINDINGS if policy.problem else CLEAN


def _as_json(policy: Policy) -> dict[str, Any]:
    from easi_sim.policy import RETENTION, SWITCHES, policy_path

    values = {key: getattr(policy, field) for key, field in SWITCHES.items()} | {RETENTION: policy.retention_days}
    unclear = policy.problem is not None
    return {
        "settings": {
            key: {"value": value, "from": "problem" if unclear else "file" if key in policy.given else "default"}
            for key, value in values.items()
        },
        "file": str(policy.path) if policy.path else None,
        "looked_for_at": str(policy_path()),
        "problem": policy.problem,
    }
