"""Templates made ready for one language: what a template always says the same is worked out when it is read.

``{% translate "Zoek" %}``, ``{% icon "search" %}`` and ``{% static "ui/house.css" %}`` give the same text on every page
in a language. So each template is kept once per language, with those tags replaced by their text; what a view hands in
(``{{ title }}``, ``{% static picture %}``) stays a tag. A template that extends or includes another by its name is put
together with it at the same time, and what a view hands in is looked up by the short way (``names``). Nothing is
remembered of any page.
"""

import copy
from collections.abc import Callable
from typing import Any

from django.template import Context, NodeList
from django.template.base import FilterExpression, Node, Template, TextNode, VariableNode
from django.template.defaulttags import ForNode, IfNode
from django.template.library import SimpleNode
from django.template.loader_tags import BLOCK_CONTEXT_KEY, BlockNode, ExtendsNode, IncludeNode
from django.template.loaders import cached
from django.templatetags.i18n import TranslateNode
from django.templatetags.static import StaticNode
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from .names import by_the_short_way

_SUPER = "block.super"


class Loader(cached.Loader):
    """Django's keeping loader, with the language in the key and the constant tags worked out."""

    def cache_key(self, template_name: str, skip: Any = None) -> str:
        return f"{get_language()} {super().cache_key(template_name, skip)}"

    def get_template(self, template_name: str, skip: Any = None) -> Template:
        template = super().get_template(template_name, skip)
        if not isinstance(template.nodelist, Ready):
            template.nodelist = Ready(_changed(self._put_together(template), self._worked_out))
        return template

    def _put_together(self, template: Template) -> NodeList:
        """The nodes of the template that this one extends, with its own blocks in their places."""
        first = next((node for node in template.nodelist if not isinstance(node, TextNode)), None)
        if not isinstance(first, ExtendsNode) or _SUPER in template.source:
            return template.nodelist
        named, blocks = first.parent_name, first.blocks
        if not isinstance(named, FilterExpression) or not _is_constant(named) or named.var == template.name:
            return template.nodelist
        parent = self.get_template(str(named.var))
        if any(isinstance(node, ExtendsNode) for node in parent.nodelist) or _SUPER in parent.source:
            return template.nodelist

        def placed(node: Node) -> list[Node]:
            return [blocks.get(node.name, node)] if isinstance(node, BlockNode) else [node]

        return _changed(parent.nodelist, placed)

    def _worked_out(self, node: Node) -> list[Node]:
        text = _constant(node)
        if text is not None:
            return [TextNode(text)]
        if type(node) is IncludeNode and _is_constant(node.template) and not node.isolated_context:
            nodes = self.get_template(node.template.var).nodelist
            if not any(isinstance(one, ExtendsNode) for one in nodes) and not node.template.var.startswith("."):
                return [Included(nodes, node.extra_context)]
        return [by_the_short_way(node)]


class Ready(NodeList):
    """The nodes of a template. Blocks that nobody fills otherwise are shown without the work of a block."""

    def __init__(self, nodes: NodeList):
        super().__init__(nodes)
        self._plain = _changed(nodes, _without_block)

    def render(self, context: Context) -> SafeString:
        if context.render_context.get(BLOCK_CONTEXT_KEY) is not None:  # extended by Django's own way
            return super().render(context)
        return self._plain.render(context)


class Included(Node):
    """An included template that was put in its place; what it names stays inside it, as in any other."""

    def __init__(self, nodelist: NodeList, said: dict[str, FilterExpression]):
        self.nodelist, self._said = nodelist, said

    def render(self, context: Context) -> str:
        with context.push(**{name: value.resolve(context) for name, value in self._said.items()}):
            return self.nodelist.render(context)


def _without_block(node: Node) -> list[Node]:
    """The nodes in a block itself, where they say nothing that what follows would hear too."""
    if type(node) is BlockNode and all(map(_keeps_to_itself, node.nodelist)):
        return [below for one in node.nodelist for below in _without_block(one)]
    return [node]


def _keeps_to_itself(node: Node) -> bool:
    """Whether nothing that this node, or one below it, works out is known behind it."""
    if isinstance(node, SimpleNode):
        return node.target_var is None
    if isinstance(node, BlockNode):
        return all(map(_keeps_to_itself, node.nodelist))
    if isinstance(node, IfNode):
        return all(_keeps_to_itself(one) for _test, nodes in node.conditions_nodelists for one in nodes)
    return isinstance(node, Included | ForNode | TextNode | VariableNode)


def _changed(nodes: NodeList, change: Callable[[Node], list[Node]]) -> NodeList:
    """A copy of these nodes and of all below them, each changed, from the top down; texts side by side become one."""
    ready = NodeList()
    for old in nodes:
        for node in change(old):
            text = node.s if type(node) is TextNode else None
            if text is not None and ready and type(ready[-1]) is TextNode:
                ready[-1] = TextNode(ready[-1].s + text)
            else:
                ready.append(node if text is not None or isinstance(node, Included) else _below(node, change))
    return ready


def _below(node: Node, change: Callable[[Node], list[Node]]) -> Node:
    """A copy of a node in which the nodes below it are changed."""
    found = copy.copy(node)
    for name, value in vars(node).items():
        if isinstance(value, NodeList):
            setattr(found, name, _changed(value, change))
        elif isinstance(value, list) and value and isinstance(value[0], tuple):  # the branches of {% if %}
            branches = [
                tuple(_changed(part, change) if isinstance(part, NodeList) else part for part in pair)
                for pair in value
                if type(pair) is tuple
            ]
            if len(branches) == len(value):
                setattr(found, name, branches)
    return found


def _constant(node: Node) -> str | None:
    """What the node says on every page in this language; None where that depends on the page."""
    if type(node) is TextNode:
        return node.s
    if isinstance(node, TranslateNode):
        said = node.filter_expression
        plain = node.asvar is None and node.message_context is None and not said.filters
        return node.render(Context()) if plain and said.var.lookups is None else None
    if isinstance(node, StaticNode):
        return node.render(Context()) if node.varname is None and _is_constant(node.path) else None
    if isinstance(node, SimpleNode) and getattr(node.func, "says_the_same", False):
        named = not node.takes_context and node.target_var is None and not node.kwargs
        return node.render(Context()) if named and all(map(_is_constant, node.args)) else None
    return None


def _is_constant(said: FilterExpression) -> bool:
    return not said.is_var and not said.filters
