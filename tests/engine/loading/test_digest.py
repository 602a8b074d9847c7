"""The digest says whether two stories are the same story."""

import pytest

from tests.engine.loading.shop import HOUSING, SCHOOL, STORY, Shop


def digest(shop: Shop) -> str:
    """The digest of the story as it is now."""
    loaded = shop.load()
    assert loaded.findings == ()
    assert loaded.story is not None
    return loaded.story.digest


def test_a_digest_is_sha_256_and_the_same_each_time(shop: Shop) -> None:
    first = digest(shop)
    assert len(first) == 64
    assert set(first) <= set("0123456789abcdef")
    assert digest(shop) == first


SAME = [
    (STORY, "# A light case that uses most of the format; tests all over the project play it.\n", "# Another.\n\n"),
    (SCHOOL, "  title: The gate, 3.15\n  text: Jamie", "  # at home time\n  title: 'The gate, 3.15'\n  text:   Jamie"),
    (HOUSING, "set: warm}", "set: warm }"),
    (
        HOUSING,
        'write: {say: "Write to her, since a letter is fair warning", add: {days: 5, worry: 1}}',
        'write: {add: {days: 5, worry: 1}, say: "Write to her, since a letter is fair warning"}',
    ),
    (STORY, "    grave: true\n", "    grave: True\n"),
    (STORY, "age: 27, decides: self,", "age: 27,"),
    ("glossary.yaml", "an officer of the council", "an officer of your council"),
    ("agencies.yaml", "# A small library of its own", "# A library"),
]


@pytest.mark.parametrize(("file", "old", "new"), SAME)
def test_comments_layout_and_the_order_of_keys_make_no_difference(shop: Shop, file: str, old: str, new: str) -> None:
    before = digest(shop)
    shop.edit(file, old, new)
    assert digest(shop) == before


OTHER = [
    (STORY, "She said yes.", "She said so."),
    (STORY, "by: {days: 7}", "by: {days: 6}"),
    (
        SCHOOL,
        "learn: [opens-shop, stockroom, till]\n      add: {days: 1}",
        "add: {days: 1}\n      learn: [opens-shop, stockroom, till]",
    ),
    (
        SCHOOL,
        "      ask: {health.school-nurse: mornings}\n      consult: {health: [late]}\n",
        "      consult: {health: [late]}\n      ask: {health.school-nurse: mornings}\n",
    ),
    (
        SCHOOL,
        "share: {health.school-nurse: late}\n          share-if-held: {health.school-nurse: opens-shop}\n",
        "share-if-held: {health.school-nurse: opens-shop}\n          share: {health.school-nurse: late}\n",
    ),
    ("sources.yaml", "and share what is needed and no more", "and share what is needed"),
    ("agencies.yaml", "focus: Long knowledge of a family.", "focus: Knowing a family for long."),
    ("principles.yaml", "Never promise to keep", "Do not promise to keep"),
    ("concepts/minimum.md", "what would help is not", "what helps is not"),
]


@pytest.mark.parametrize(("file", "old", "new"), OTHER)
def test_words_the_order_of_effects_and_shared_entries_in_use_make_a_difference(
    shop: Shop, file: str, old: str, new: str
) -> None:
    before = digest(shop)
    shop.edit(file, old, new)
    assert digest(shop) != before


def test_the_order_of_options_makes_a_difference(shop: Shop) -> None:
    before = digest(shop)
    listen = "    listen: {say: Open the tin and wait}\n"
    tell = "    tell-nell: {say: Turn the register round so that she can read it, share: {nell: late}, set: warm}\n"
    shop.edit(SCHOOL, tell + listen, listen + tell)
    assert digest(shop) != before


def test_shared_entries_that_the_story_does_not_use_make_no_difference(shop: Shop) -> None:
    before = digest(shop)
    shop.add(
        "sources.yaml",
        "other: {title: O, kind: law, says: Other., status: unchecked, as-at: 2026-01-01, review-by: 2027-01-01}\n",
    )
    shop.add("principles.yaml", "other: {name: Other, says: Other.}\n")
    shop.add("concepts/other.md", "---\ntitle: Other\norder: 9\n---\nOther.\n")
    agency = (shop.stories / "agencies.yaml").read_text(encoding="utf-8").split("school:\n")[1].split("housing:\n")[0]
    shop.add("agencies.yaml", "fire:\n" + agency.replace("letter: S", "letter: F"))
    assert digest(shop) == before
