"""What a view hands in, looked up and shown by the short way; anything out of the ordinary goes Django's own way.

The short way knows a name of the context, keys of a dict and attributes of an object that has no keys. A name that is
not there, something that has to be called, a list, a number or a day to be written: Django's code does it as always.
"""

import html
from functools import partial
from typing import Any

from django.template import Context
from django.template.base import FilterExpression, Node, Variable, VariableNode
from django.template.defaulttags import ForNode, IfNode, TemplateLiteral
from django.templatetags.static import StaticNode
from django.utils.safestring import SafeString


class _OtherWay(Exception):
    """This is not for the short way."""


class Name(Variable):
    """``{{ activity.place.name }}``, that Django would look up by trying and failing first at each dot."""

    def _resolve_lookup(self, context: Any) -> Any:
        try:
            return self.found(context)
        except Exception:  # whatever it was: Django's own way says it, or fails the same
            return super()._resolve_lookup(context)  # type: ignore[misc] # the stubs leave it out

    def __init__(self, var: Any):
        super().__init__(var)
        self._first, *self._rest = self.lookups or ()

    def found(self, context: Any) -> Any:
        """The value; raises anything at all where the short way does not lead to it."""
        for said in reversed(context.dicts):
            if self._first in said:
                current = said[self._first]
                break
        else:
            raise _OtherWay
        for bit in self._rest:
            kind = type(current)
            if kind is dict:
                current = current[bit]
            elif callable(current) or hasattr(kind, "__getitem__"):
                raise _OtherWay
            else:
                current = getattr(current, bit)
        if type(current) is partial:  # worked out when a page shows it
            return current()
        if callable(current):
            raise _OtherWay
        return current


class Shown(VariableNode):
    """A name without filters in the text of a page: words are escaped, what is safe already stands as it is."""

    def render_annotated(self, context: Context) -> Any:
        try:
            value = self.filter_expression.var.found(context)
        except Exception:  # as above
            return super().render_annotated(context)
        kind = type(value)
        if kind is SafeString:
            return value
        if kind is str:
            return SafeString(html.escape(value)) if context.autoescape else value
        return super().render_annotated(context)


class Asked:
    """A name without filters in the test of an ``{% if %}``."""

    def __init__(self, literal: Any):
        self._literal, self._name = literal, literal.value.var

    def eval(self, context: Context) -> Any:
        """What stands under the name."""
        try:
            return self._name.found(context)
        except Exception:  # as above
            return self._literal.eval(context)


def by_the_short_way(node: Node) -> Node:
    """The same node, with the names in it looked up by the short way; its filters and tests stay what they are."""
    if type(node) is VariableNode:
        return Shown(node.filter_expression) if _shorten(node.filter_expression) else node
    if type(node) is IfNode:
        node.conditions_nodelists = [(_shortened(test), nodes) for test, nodes in node.conditions_nodelists]
    if isinstance(node, ForNode) and isinstance(node.sequence, FilterExpression):
        _shorten(node.sequence)
    if isinstance(node, StaticNode):
        _shorten(node.path)
    return node


def _shortened(test: Any) -> Any:
    """The test of an ``{% if %}``, or a part of it, with its names looked up by the short way."""
    if isinstance(test, TemplateLiteral):
        said: Any = test.value
        return Asked(test) if _shorten(said) else test
    for part in ("first", "second"):
        if getattr(test, part, None) is not None:
            setattr(test, part, _shortened(getattr(test, part)))
    return test


def _shorten(said: FilterExpression) -> bool:
    """Look the name that an expression begins with up by the short way; tells whether there is nothing beside it."""
    var = said.var
    if type(var) is Variable and var.lookups is not None and not var.translate:
        said.var = Name(var.var)
    return type(said.var) is Name and not said.filters
