"""A story's folder and the shared files around it, with everything wrong said in one go."""

import sys
from pathlib import Path

import pytest

from easi_engine.loading import load_library, load_story, story_folders
from easi_engine.loading.files import MAX_FILES
from tests.engine.loading.shop import HOUSING, SCHOOL, STORIES, STORY, Shop, lines

CARD = "---\ntitle: A card\norder: 3\nsources: [golden]\n---\nWords.\n"


def test_a_story_is_its_case_its_scenes_by_seat_and_the_shared_files() -> None:
    story = load_story(STORIES / "corner-shop").story
    assert story is not None
    assert story.id == "corner-shop"
    assert list(story.seats) == ["school", "housing"]
    assert next(iter(story.seats["housing"])) == "housing-desk"
    assert story.holder_names["health.gp"] == "GP practice"
    assert (
        story.library.concepts["minimum"].body
        == "Often the reason for a thing is private and what would help is not.\n"
    )


def test_seats_are_in_the_order_of_the_viewpoints_and_not_of_the_files(shop: Shop) -> None:
    story = shop.load().story
    assert story is not None
    assert list(story.seats) == list(story.case.viewpoints)
    assert sorted(story.seats) != list(story.seats)


def test_a_library_loaded_before_serves_instead_of_the_files_around(tmp_path: Path) -> None:
    library = load_library(STORIES)
    shop = Shop(tmp_path)
    for name in ("agencies", "sources", "principles", "glossary"):
        (shop.stories / f"{name}.yaml").unlink()
    loaded = load_story(shop.folder, library)
    assert loaded.findings == ()
    assert loaded.story is not None
    assert loaded.story.library is library.library


def test_stories_are_the_folders_with_a_story_yaml(shop: Shop) -> None:
    (shop.stories / "a-draft").mkdir()
    assert story_folders(shop.stories) == (shop.folder,)
    assert story_folders(shop.stories / "nowhere") == ()


def test_what_is_wrong_in_several_files_is_reported_in_one_go_by_file_and_line(shop: Shop) -> None:
    shop.edit(STORY, "minutes: 10", "minutes: ten")
    shop.edit(SCHOOL, "    dean: He has a bed", "    deen: He has a bed")
    shop.edit(HOUSING, "  title: The shutter", "  titel: The shutter")
    shop.edit("agencies.yaml", "letter: G", "letter: GP")
    shop.edit("concepts/minimum.md", "order: 2", "order: second")
    assert [line.split(" ")[0:2] for line in shop.findings()] == [
        [f"{shop.place('agencies.yaml', 'GP,')}:", "ES204"],
        ["concepts/minimum.md:3:8:", "ES204"],
        [f"{shop.place(HOUSING, 'titel')}:", "ES201"],
        [f"{shop.place(SCHOOL, 'deen:')}:", "ES304"],
        [f"{STORY}:7:10:", "ES204"],
    ]


def test_a_syntax_error_ends_its_own_file_and_no_other(shop: Shop) -> None:
    shop.edit(SCHOOL, "  to: school-call\n\n", "  to: [school-call\n\n")
    shop.edit(HOUSING, "set: warm", "set: wram")
    found = shop.findings()
    assert [line.split(": ")[0].split(":")[0] for line in found] == [HOUSING, SCHOOL]
    assert found[0] == f"{shop.place(HOUSING, 'wram')}: ES306 There is no flag `wram`. (did you mean `warm`?)"
    assert "ES1" in found[1]


def test_a_story_that_cannot_be_read_leaves_its_scenes_to_be_checked_by_themselves(shop: Shop) -> None:
    shop.edit(STORY, "title: The corner shop", "title: The corner: shop")
    shop.edit(HOUSING, "  to: housing-shop\n", "  to: housing-shoop\n")
    shop.edit(HOUSING, "ending: The tenancy", "endin: The tenancy")
    assert [line.split(" ")[0:2] for line in shop.findings()] == [
        [f"{shop.place(HOUSING, 'housing-shoop')}:", "ES309"],
        [f"{shop.place(HOUSING, 'endin:')}:", "ES201"],
        [f"{STORY}:4:18:", "ES111"],
    ]


def test_a_value_that_was_misread_is_not_blamed_twice(shop: Shop) -> None:
    shop.edit(STORY, "title: The corner shop", "title: *corner")
    assert [line.split(" ")[1] for line in shop.findings()] == ["ES122"]


# -- what is not there ------------------------------------------------------------------------------------------------


def test_a_folder_that_is_not_there_is_a_finding(tmp_path: Path) -> None:
    nowhere = tmp_path / "nowhere"
    loaded = load_story(nowhere)
    assert loaded.story is None
    assert lines(loaded.findings) == [
        f"{nowhere}: ES400 There is no folder `{nowhere}`. (a story is a folder with a file story.yaml in it)"
    ]


def test_a_folder_of_stories_is_told_from_a_story(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(shop.stories.parent)
    assert lines(load_story(Path("stories")).findings) == [
        "stories: ES400 The folder `stories` has no file story.yaml. (it holds stories: try `stories/corner-shop`)"
    ]


def test_a_story_named_yml_comes_with_its_new_name(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(shop.stories)
    (shop.folder / "story.yaml").rename(shop.folder / "story.yml")
    assert lines(load_story(Path("corner-shop")).findings) == [
        "corner-shop: ES400 The folder `corner-shop` has no file story.yaml. (rename story.yml to story.yaml)"
    ]


def test_the_folder_one_stands_in_has_a_name(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(shop.folder)
    shop.edit(STORY, "minutes: 10", "minutes: ten")
    assert [finding.place() for finding in load_story(Path()).findings] == ["corner-shop/story.yaml:7:10"]


def test_scenes_named_yml_are_not_read_and_not_passed_over_in_silence(shop: Shop) -> None:
    (shop.stories / HOUSING).rename(shop.folder / "scenes" / "housing.yml")
    (shop.folder / "scenes" / "notes.txt").write_text("Nobody minds.", encoding="utf-8")
    assert shop.findings() == [
        "corner-shop/scenes/housing.yml: ES403 The file is not read, because its name does not end in `.yaml`. "
        "(rename it to `housing.yaml`)",
        f"{shop.place(STORY, 'housing:' + chr(10))}: ES330 The viewpoint `housing` has no scenes: there is no file "
        "scenes/housing.yaml.",
    ]


def test_a_story_without_scenes_is_a_finding(shop: Shop) -> None:
    (shop.stories / HOUSING).unlink()
    (shop.stories / SCHOOL).unlink()
    (shop.folder / "scenes").rmdir()
    assert shop.findings()[0] == (
        "corner-shop/scenes: ES400 There is no folder scenes in the story. (each seat has a file scenes/VIEWPOINT.yaml)"
    )


def test_shared_files_that_are_missing_are_findings_and_their_ids_are_not(shop: Shop) -> None:
    (shop.stories / "agencies.yaml").unlink()
    (shop.stories / "glossary.yaml").unlink()
    assert shop.findings() == [
        "agencies.yaml: ES401 There is no file agencies.yaml in `stories`, where all stories share it. "
        "(a story's folder stands beside the shared files)"
    ]


# -- what does not belong there ---------------------------------------------------------------------------------------


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")
def test_a_link_out_of_the_folder_is_not_read(shop: Shop) -> None:
    secret = shop.stories.parent / "secret.yaml"
    secret.write_text("password: swordfish\n", encoding="utf-8")
    (shop.stories / HOUSING).unlink()
    (shop.stories / HOUSING).symlink_to(secret)
    found = shop.findings()
    assert found == [
        f"{HOUSING}: ES402 The file is a link to somewhere outside its folder, and is not read. (put the file "
        f"itself there)"
    ]
    assert "swordfish" not in str(found)


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")
def test_a_folder_of_scenes_may_not_be_a_link_out_either(shop: Shop) -> None:
    (shop.folder / "scenes").rename(shop.stories.parent / "scenes")
    (shop.folder / "scenes").symlink_to(shop.stories.parent / "scenes")
    assert shop.findings()[0].startswith("corner-shop/scenes: ES402 The file is a link")


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")
def test_a_link_that_goes_in_a_circle_is_not_followed(shop: Shop) -> None:
    card = shop.stories / "concepts" / "round.md"
    card.symlink_to(card)
    assert shop.findings() == [
        "concepts/round.md: ES402 The file is a link to somewhere outside its folder, and is not read. "
        "(put the file itself there)"
    ]


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")
def test_a_link_within_the_folder_is_read(shop: Shop) -> None:
    (shop.stories / HOUSING).rename(shop.folder / "housing.txt")
    (shop.stories / HOUSING).symlink_to(shop.folder / "housing.txt")
    assert shop.load().findings == ()


def test_a_giant_file_is_not_read(shop: Shop) -> None:
    shop.add(HOUSING, "# " + "x" * (9 * 1024 * 1024))
    assert [line.split(" ")[:2] for line in shop.findings()] == [[f"{HOUSING}:", "ES101"]]


def test_a_folder_where_a_file_should_be_is_a_finding(shop: Shop) -> None:
    (shop.folder / "scenes" / "police.yaml").mkdir()
    (shop.stories / "concepts" / "odd.md").mkdir()
    assert [line.split(" ")[:2] for line in shop.findings()][:2] == [
        ["concepts/odd.md:", "ES404"],
        ["corner-shop/scenes/police.yaml:", "ES100"],
    ]


def test_more_files_than_any_story_has_are_refused(shop: Shop) -> None:
    for number in range(MAX_FILES + 1):
        (shop.stories / "concepts" / f"card-{number}.md").write_text(CARD, encoding="utf-8")
    assert shop.findings() == [
        f"concepts: ES405 The folder has {MAX_FILES + 3} files, and at most {MAX_FILES} are read."
    ]


# -- shared files -----------------------------------------------------------------------------------------------------


def test_each_agency_and_service_has_a_letter_of_its_own(shop: Shop) -> None:
    shop.edit("agencies.yaml", "letter: T", "letter: P")
    assert lines(load_library(shop.stories).findings) == [
        f"{shop.place('agencies.yaml', 'P}' + chr(10))}: ES323 `housing.tenancy` and `police` both have the letter "
        "`P`. (each agency and service has a letter of its own)"
    ]


def test_principles_and_cards_rest_on_sources_that_exist(shop: Shop) -> None:
    shop.edit("concepts/primary-focus.md", "sources: [golden]", "sources: [golden, goldn]")
    shop.edit(
        "principles.yaml", "Share while it can still help., sources: [golden]", "Be quick., sources: [golden, quick]"
    )
    assert lines(load_library(shop.stories).findings) == [
        "concepts/primary-focus.md:5:19: ES313 There is no source `goldn`. (did you mean `golden`?)",
        f"{shop.place('principles.yaml', 'quick]')}: ES313 There is no source `quick`. (known here: `golden`, `vital`)",
    ]


def test_a_source_is_marked_checked_or_unchecked(shop: Shop) -> None:
    shop.edit("sources.yaml", "  status: unchecked\n  as-at: 2024-05-01\n", "  as-at: 2024-05-01\n")
    assert lines(load_library(shop.stories).findings) == [
        "sources.yaml:2:3: ES202 `golden` has no `status`. (whether what it says here was read at the source)"
    ]
    shop.edit("sources.yaml", "golden:\n", "golden:\n  status: maybe\n")
    assert lines(load_library(shop.stories).findings) == [
        "sources.yaml:2:11: ES205 `status` should be `checked` or `unchecked`, and this is `maybe`."
    ]


def test_the_debriefs_own_principles_must_be_there(shop: Shop) -> None:
    shop.edit("principles.yaml", "minimum: {", "least: {")
    assert lines(load_library(shop.stories).findings) == [
        "principles.yaml:1:1: ES202 There is no principle `minimum`, which the debrief uses."
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Words.\n", "1:1: ES404 A concept card begins with front matter: a line `---`, then `title:` and "
                     "`order:`, then a "
                     "line `---`."),
        ("---\ntitle: A\norder: 1\nWords.\n", "1:1: ES404 The front matter is not closed: there is no second "
                                              "line `---`. "
                                              "(put `---` on a line of its own after it)"),
        ("---\ntitle: A\n\n# why\nordre: 1\norder: 1\n---\nWords.\n", "5:1: ES201 Unknown key `ordre`. (did you "
                                                                      "mean `order`?)"),
        ("---\ntitle: A\n---\nWords.\n", "2:1: ES202 The file has no `order`. (its place among the cards)"),
        ("---\ntitle: A: B\norder: 1\n---\nWords.\n", "2:9: ES111"),
        ("---\ntitle: A\norder: 1\n---\n\n", "1:1: ES207 The concept card has no text after its front matter."),
    ],
)  # fmt: skip
def test_a_cards_front_matter_is_checked_at_its_own_lines(shop: Shop, text: str, said: str) -> None:
    shop.add("concepts/odd.md", text)
    found = lines(load_library(shop.stories).findings)
    assert len(found) == 1
    assert found[0].startswith(f"concepts/odd.md:{said}")


def test_a_cards_text_may_hold_rules_of_three_hyphens_itself(shop: Shop) -> None:
    shop.add("concepts/odd.md", CARD + "\n---\n\nMore.\n")
    card = load_library(shop.stories).library.concepts["odd"]
    assert card.head.title == "A card"
    assert card.body == "Words.\n\n---\n\nMore.\n"


def test_a_cards_windows_line_ends_make_no_difference(shop: Shop) -> None:
    (shop.stories / "concepts" / "odd.md").write_bytes(CARD.replace("\n", "\r\n").encode())
    loaded = load_library(shop.stories)
    assert loaded.findings == ()
    assert loaded.library.concepts["odd"].head.order == 3


def test_a_cards_name_is_its_id(shop: Shop) -> None:
    shop.add("concepts/An Idea.md", CARD)
    assert lines(load_library(shop.stories).findings) == [
        "concepts/An Idea.md: ES206 `An Idea` cannot be an id: ids are small letters and digits, with single hyphens, "
        "a letter first. (rename the file)"
    ]
