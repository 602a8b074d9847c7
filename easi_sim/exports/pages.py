"""Pages as HTML files of their own: no script, nothing fetched, readable by a screen reader, on a phone and on paper.

Everything that comes from a story or a keyboard is escaped by the template, and made inert first. A page forbids itself
everything but its own style sheet, named by its digest.
"""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from easi_sim.exports import wording
from easi_sim.text import capital, inert

POLICY = "default-src 'none'; style-src '{style}'; base-uri 'none'; form-action 'none'"
"""What a page lets itself do, as a content security policy."""


def page(template: str, style: str, **given: object) -> str:
    """Return a whole page: a template filled with what is given; its own style comes after the one all pages have."""
    templates = environment("easi_sim.exports")
    text = _style("page.css", style)
    digest = b64encode(sha256(text.encode()).digest()).decode("ascii")
    return templates.get_template(template).render(
        words=wording,
        capital=capital,
        style=Markup(text),
        policy=POLICY.format(style=f"sha256-{digest}"),
        **given,
    )


@cache
def environment(package: str) -> Environment:
    """Return the templates of a package, in which everything is escaped and inert unless it is marked as safe."""
    return Environment(
        loader=PackageLoader(package),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_inert,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@cache
def _style(*sheets: str) -> str:
    """The style sheets, as they stand in the page."""
    templates = environment("easi_sim.exports")
    if templates.loader is None:
        raise AssertionError("the environment was made with a loader")
    return "\n".join(("", *(templates.loader.get_source(templates, sheet)[0].strip() for sheet in sheets), ""))


def _inert(value: object) -> object:
    """What the template is about to write, with control codes made visible; our own style sheet stays as it is."""
    return inert(value) if isinstance(value, str) and not isinstance(value, Markup) else value
