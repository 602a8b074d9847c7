"""Does every judgement rest on something, and is it still current?"""
