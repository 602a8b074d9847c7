"""What a guest sees, written as plain text: what is told, what is asked, and what everybody chose."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from easi_sim.guest.client import State
from easi_sim.plain.page import Page
from easi_sim.words import workshop as words
from easi_sim.words.common import NOT_ADVICE, day_words


def arrived(page: Page, state: State) -> None:
    """Say where one has come to."""
    page.heading(f"{words.WORKSHOP}: {state['story']}")
    page.line(words.part_words(state["role"]))
    page.line(f"{state['standing']} {NOT_ADVICE}")


def told(page: Page, scene: dict[str, Any]) -> None:
    """Write a scene, or an ending, whole."""
    day = day_words(scene["day"])
    page.heading(f"{scene['title']}{f', {day}' if day else ''}")
    page.paragraphs(scene["notes"])
    if scene.get("chosen"):
        page.paragraphs([f"{words.WENT_ON} {scene['chosen']}"])
    page.paragraphs(scene["reply"])
    page.paragraphs(scene["happened"])
    for one in scene["passed"]:
        page.paragraphs([one["title"], *one["paragraphs"]])
    page.paragraphs(scene["paragraphs"])


def options(page: Page, turn: dict[str, Any]) -> None:
    """Write what could be done, by letters."""
    for option in turn["options"]:
        page.line(f"{option['letter']}. {option['say']}", hanging="   ")
    page.gap()


def rules(page: Page) -> None:
    """Write the ground rules."""
    page.items(words.GROUND_RULES)
    page.gap()


def revealed(page: Page, state: State) -> None:
    """Write side by side, one after the other, what everybody chose and expected and how the services read it."""
    turn, reveal = state["turn"], state["reveal"]
    letters = turn["letters"]
    options(page, turn)
    page.line(words.NO_WINNER)
    page.items(_tables(state, letters))
    page.gap()
    if reveal["expected"]:
        page.line(words.EXPECTED)
        page.items(_expected(reveal["expected"], letters))
        page.gap()
    read = [one for one in reveal["seats"] if one["reader"]]
    if read:
        page.line(words.READINGS)
        page.items(_reading(one, letters) for one in read)
        page.gap()
    if reveal["recorded"]:
        page.line(f"{words.RECORDED} {letters.get(reveal['recorded'], reveal['recorded'])}.")


def _tables(state: State, letters: dict[str, str]) -> Iterable[str]:
    own = state["seat"] and state["seat"]["table"]
    for one in state["reveal"]["tables"]:
        seats = ", ".join(seat["name"] for seat in one["seats"])
        yours = f", {words.YOUR_TABLE}" if one["number"] == own else ""
        chose = words.NOBODY_VOTED
        if one["leading"]:
            divided = f", {words.DIVIDED}" if len(one["leading"]) > 1 else ""
            chose = f"{words.CHOSE} {words.lettered(letters, one['leading'])}{divided}"
            chose += f" ({words.votes_words(letters, one['votes'])})"
        yield f"{one['name']} ({seats}){yours}: {chose}."


def _expected(found: Iterable[dict[str, Any]], letters: dict[str, str]) -> Iterable[str]:
    for one in found:
        verdict = {True: f" {words.MET.capitalize()}.", False: f" {words.NOT_MET.capitalize()}.", None: ""}
        yield f"{words.expected_words(letters, one)}{verdict[one['met']]}"


def _reading(one: dict[str, Any], letters: dict[str, str]) -> str:
    said = f"{one['reader']}. {words.NOTICED} {one['notices'].rstrip('.')}. “{one['because']}”"
    if one["would"]:
        said += f" {words.WOULD} {words.lettered(letters, one['would'])}."
    if one["leading"]:
        said += f" {words.SPOKE} {words.lettered(letters, one['leading'])}."
    return f"{said} {words.DIFFERS}" if one["differs"] else said


def ended(page: Page, ending: dict[str, Any]) -> None:
    """Write how the story ended."""
    told(page, ending)
    for one in ending["outcomes"]:
        page.paragraphs([one["name"], *one["paragraphs"]])


def timed(page: Page, until: str | None) -> None:
    """Write when the timer runs out, if one runs."""
    if until is not None:
        page.line(f"{words.until_words(f'{datetime.fromisoformat(until).astimezone():%H:%M:%S}')}.")
