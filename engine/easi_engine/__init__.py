"""The engine: what a story is, what can happen in it, and what a playthrough shows.

Five rooms, each readable alone, each using only those before it:

1. `story`: what a story is, as frozen models.
2. `loading`: YAML to a story, every value with its place; everything wrong becomes findings, in one go.
3. `play`: state and moves as pure functions, and recordings that replay.
4. `space`: every state a story can reach, explored exactly or said to be not proven.
5. `debrief` and `lint`: questions asked of the first four.

Nothing here prints, reads a clock or draws lots: the same moves always give the same state.
"""
