"""Our themes: dark, light and high contrast.

Every text colour has a contrast of at least 4.5:1 on every ground, and of 7:1 in high contrast (WCAG 2.2, AA and AAA).
"""

from textual.theme import Theme

INK = Theme(
    name="ink",
    dark=True,
    background="#15171c",
    surface="#1d2027",
    panel="#282c35",
    foreground="#e9e4d9",
    primary="#e3b866",
    secondary="#8ec7ba",
    accent="#e3b866",
    success="#9fd08f",
    warning="#ecb65a",
    error="#f29384",
    variables={
        "muted": "#aba597",
        "rule": "#3a3f4a",
        "cursor": "#2d313b",
    },
)

PAPER = Theme(
    name="paper",
    dark=False,
    background="#fbf8f1",
    surface="#f3eee2",
    panel="#e8e1d0",
    foreground="#23262c",
    primary="#7d4700",
    secondary="#17594f",
    accent="#7d4700",
    success="#275f23",
    warning="#7d4700",
    error="#9a2118",
    variables={
        "muted": "#58534a",
        "rule": "#cfc6b2",
        "cursor": "#ece4d2",
    },
)

CONTRAST = Theme(
    name="contrast",
    dark=True,
    background="#000000",
    surface="#000000",
    panel="#1a1a1a",
    foreground="#ffffff",
    primary="#ffe04d",
    secondary="#7fe7ff",
    accent="#ffe04d",
    success="#8dff8d",
    warning="#ffe04d",
    error="#ffb8b8",
    variables={
        "muted": "#e0e0e0",
        "rule": "#b0b0b0",
        "cursor": "#10209a",
    },
)

THEMES = (INK, PAPER, CONTRAST)
NAMES = tuple(theme.name for theme in THEMES)
"""As the records keep them, in the order in which `t` goes through them."""

CALLED = {INK.name: "Dark", PAPER.name: "Light", CONTRAST.name: "High contrast"}
"""What a theme is called on the screen."""
