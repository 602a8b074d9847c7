"""Does every agency have its say, and do they differ?"""
