"""Lists on a page that one walks through as though they were one: on from the end of a list to the next on the page."""

from __future__ import annotations

from textual.geometry import Region

from easi_sim.tui.widgets.chips import Chips
from easi_sim.tui.widgets.page import Page
from easi_sim.tui.widgets.picklist import PickList


class Walked(PickList):
    """A list whose pointer goes on to the next list of its page, and follows the page when that is turned."""

    def action_point(self, step: int) -> None:
        """Move the pointer, past an end into the list before or after; where it is out of sight, move the page."""
        if not self.pointed_in_sight:
            if not follow(self):
                self._scroll(step)
            return
        target = self.pointed + step
        if 0 <= target < len(self.picks):
            self.pointed = target
            self.rows[target].scroll_visible(animate=False, immediate=True)
            return
        beside = self._beside(step)
        if isinstance(beside, Walked):
            beside.point_at(0 if step > 0 else len(beside.picks) - 1)
        elif beside is not None:
            beside.focus()
        else:
            self._scroll(step)

    def action_pick(self) -> None:
        """Pick what is pointed at; out of sight, bring it into sight instead."""
        if self.pointed_in_sight:
            self.pick_number(self.pointed + 1)
        else:
            self.rows[self.pointed].scroll_visible(animate=False, immediate=True)

    def point_at(self, index: int) -> None:
        """Take the pointer to one of these, and into sight."""
        self.pointed = index
        self.focus(scroll_visible=False)
        self.rows[index].scroll_visible(animate=False, immediate=True)

    @property
    def pointed_in_sight(self) -> bool:
        """Whether the entry pointed at can be seen where it begins, or fills the page."""
        view = self._view()
        if view is None or not self.picks:
            return True
        row = self.rows[self.pointed].region
        return view.y <= row.y < view.bottom or (row.y <= view.y and row.bottom >= view.bottom)

    def first_in_sight(self) -> int | None:
        """The first entry whose first line can be seen."""
        view = self._view()
        if view is None or not self.region.area:
            return None
        return next((at for at, row in enumerate(self.rows) if view.y <= row.region.y < view.bottom), None)

    def _view(self) -> Region | None:
        page = self.page
        return None if page is None else page.scrollable_content_region

    @property
    def page(self) -> Page | None:
        """The page it stands on."""
        return next((node for node in self.ancestors if isinstance(node, Page)), None)

    def _beside(self, step: int) -> PickList | Chips | None:
        page = self.page
        if page is None:
            return None
        shown = [one for one in page.query("PickList, Chips") if one.region.area and one.focusable]
        at = shown.index(self) + step if self in shown else -1
        found = shown[at] if 0 <= at < len(shown) else None
        return found if isinstance(found, PickList | Chips) else None

    def _scroll(self, step: int) -> None:
        page = self.page
        if page is not None:
            page.scroll_relative(y=3 * step, animate=False, immediate=True)


def follow(focused: object) -> bool:
    """Take a pointer that has been left out of sight to the first entry in sight; whether it was moved."""
    if not isinstance(focused, Walked) or focused.pointed_in_sight:
        return False
    page = focused.page
    others = () if page is None else page.query(Walked)
    for one in (focused, *(other for other in others if other is not focused)):
        at = one.first_in_sight()
        if at is not None:
            one.pointed = at
            if one is not focused:
                one.focus(scroll_visible=False)
            return True
    return False
