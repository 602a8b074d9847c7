"""Our two themes: ink on a dark ground and ink on paper. Every text colour has a contrast of at least 4.5:1."""

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

THEMES = (INK, PAPER)
