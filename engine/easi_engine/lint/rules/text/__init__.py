"""Can it be read, and does it give nothing away?"""
