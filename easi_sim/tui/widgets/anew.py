"""Puts widgets in the place of others, and keeps those that can be written anew.

Making a widget, styling it and taking it away again costs Textual a millisecond or two, and a scene has twenty. One
that is there already is written anew for a tenth of that; one that has nothing to say for now is hidden, and stays.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.content import Content
from textual.visual import VisualType
from textual.widget import Widget
from textual.widgets import Static

from easi_sim.tui.widgets.hanging import Hanging
from easi_sim.tui.widgets.picklist import PickList


def say(line: Static, content: VisualType) -> None:
    """Have a widget say something; where it is the very same as before, nothing is drawn anew."""
    before = line.content
    if not (isinstance(before, Content) and isinstance(content, Content) and before.is_same(content)):
        line.update(content)


async def put(parent: Widget, fresh: Iterable[Widget]) -> None:
    """Have `parent` show what the widgets `fresh` would; they have not been mounted, and most never are.

    A list to pick from keeps its place among the children, with its focus. What is hidden stays a child.
    """
    after = list(fresh)
    at = next((at for at, widget in enumerate(after) if isinstance(widget, PickList)), None)
    picklist = next(iter(parent.query_children(PickList)), None)
    if at is None or picklist is None:
        await _fill(parent, list(parent.children), after)
        return
    middle = parent.children.index(picklist)
    children = list(parent.children)
    await _fill(parent, children[:middle], after[:at], before=picklist)
    await _fill(parent, children[middle : middle + 1], after[at : at + 1])
    await _fill(parent, children[middle + 1 :], after[at + 1 :])


async def make_room(parent: Widget, fresh: Iterable[Widget]) -> None:
    """Have hidden children that can be written as `fresh` later; what is shown stays as it is. `fresh` has no list."""
    left: list[Widget] = list(parent.children)
    for widget in fresh:
        at = next((at for at, one in enumerate(left) if _can_take(one, widget)), None)
        if at is None:
            widget.display = False
            await parent.mount(widget, before=left[0] if left else None)
        else:
            del left[: at + 1]


async def _fill(parent: Widget, kept: Sequence[Widget], fresh: Sequence[Widget], before: Widget | None = None) -> None:
    """Write `fresh` into `kept`, in order; what none of them can take is mounted among them."""
    left = list(kept)
    for widget in fresh:
        at = next((at for at, one in enumerate(left) if _can_take(one, widget)), None)
        if at is None:
            await parent.mount(widget, before=left[0] if left else before)
            continue
        for passed in left[:at]:
            _show(passed, shown=False)
        await _write(left[at], widget)
        _show(left[at], shown=True)
        del left[: at + 1]
    for passed in left:
        _show(passed, shown=False)


def _can_take(kept: Widget, fresh: Widget) -> bool:
    if type(kept) is not type(fresh) or kept.id != fresh.id:
        return False
    if isinstance(kept, Hanging) and isinstance(fresh, Hanging) and kept.indent != fresh.indent:
        return False
    return isinstance(kept, PickList) or (isinstance(kept, Static | Hanging) and kept.classes == fresh.classes)


async def _write(kept: Widget, fresh: Widget) -> None:
    if isinstance(kept, PickList) and isinstance(fresh, PickList):
        await kept.show(fresh.picks)
    elif isinstance(kept, Hanging) and isinstance(fresh, Hanging):
        kept.hang(fresh.mark, *fresh.blocks)
    elif isinstance(kept, Static) and isinstance(fresh, Static):
        say(kept, fresh.content)


def _show(widget: Widget, *, shown: bool) -> None:
    if widget.display is not shown:
        widget.display = shown
