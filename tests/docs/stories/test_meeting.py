"""The words said to be met are those that the screens show, path by path."""

from statistics import mean

import pytest

from docs.stories.meeting import met
from easi_engine.lint.reading import words
from easi_engine.play import Playthrough, Program, compile_seat, look, readings
from tests.docs.stories.walking import every_path
from tests.engine.building import seat
from tests.running import corner_shop

SEATS = [(viewpoint, variant) for viewpoint in corner_shop().seats for variant in corner_shop().case.variants]


def shown(program: Program, path: Playthrough) -> int:
    """The words that somebody who walks a path is shown, looked up step by step."""
    texts = [program.story.case.viewpoints[program.viewpoint].brief]
    here = Playthrough.begin(program, path.variant)
    for move in (*path.moves, None):
        view = look(here)
        texts += [*view.reply, *view.happened, view.title, *view.paragraphs, view.ending or ""]
        texts += [text for glimpse in view.passed for text in (glimpse.title, *glimpse.paragraphs)]
        texts += [option.say for option in view.options]
        texts += [text for outcome in view.outcomes for text in outcome.paragraphs]
        if move is not None:
            texts += [text for reading in readings(here) for text in (reading.notices, reading.because)]
            here = here.choose(move.choice)
    return sum(len(words(text)) for text in texts)


@pytest.mark.parametrize(("viewpoint", "variant"), SEATS)
def test_the_words_of_all_paths_are_those_of_each_walked_by_itself(viewpoint: str, variant: str) -> None:
    program = compile_seat(corner_shop(), viewpoint)
    paths = list(every_path(program, variant))
    found = met(program, variant)
    counted = [shown(program, path) for path in paths]
    assert found.words.mean == pytest.approx(mean(counted))
    assert (found.words.least, found.words.most) == (min(counted), max(counted))
    assert found.choices.mean == pytest.approx(mean(len(path.moves) for path in paths))


def test_a_paragraph_counts_only_where_it_holds_and_again_where_it_is_met_again() -> None:
    text = """
    flags: [seen]
    scenes:
      desk: {title: Desk, text: One two., choices: {look: {say: Look, set: seen, to: hall}, go: {say: Go, to: hall}}}
      hall:
        title: Hall
        text: [Three., {when: {flag: seen}, say: four five six.}]
        choices: {stay: {say: Stay, when: {flag: seen}, unset: seen}, on: {say: 'On', to: end}}
      end: {title: End, text: Seven., ending: Over}
    """
    found = met(seat(text))
    brief, desk, end = 3, 5, 3
    plain, seen = 3, 7
    lengths = [brief + desk + hall + end for hall in (plain, seen, seen + plain)]
    assert found.words.mean == pytest.approx(mean(lengths))
    assert (found.words.least, found.words.most) == (min(lengths), max(lengths))
