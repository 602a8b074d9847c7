"""The engine: what a story is, what can happen in it, and what a playthrough shows.

Six rooms, each readable alone, each using only those before it:

1. `story`: what a story is, as frozen models.
2. `loading`: YAML to a story, every value with its place; everything wrong becomes findings, in one go.
3. `play`: state and moves as pure functions, and recordings that replay.
4. `space`: every state a story can reach, explored exactly or said to be not proven.
5. `debrief`: what a playthrough came to, and what every playthrough of a seat can come to.
6. `lint`: what is wrong with a story that loads, each fault with a place and a way to see it.

Nothing here prints, reads a clock or draws lots: the same moves always give the same state.
"""
