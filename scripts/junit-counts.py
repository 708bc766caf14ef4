"""Prints how many tests of a JUnit report passed and how many did not: `passed broken`."""

import sys
import xml.etree.ElementTree as ElementTree

try:
    suites = list(ElementTree.parse(sys.argv[1]).getroot().iter("testsuite"))
except (OSError, ElementTree.ParseError):
    print("0 1")
    raise SystemExit


def total(word: str) -> int:
    return sum(int(suite.get(word, 0)) for suite in suites)


broken = total("failures") + total("errors")
print(total("tests") - broken - total("skipped"), broken)
