// One line an element. Where a name clashes with a property of yours, use a component of `Pages`.

// MARK: Sections and headings

package func article(_ a: Attribute..., @HTMLBuilder content: () -> Markup) -> Element {
    Element("article", a, content())
}
package func aside(_ a: Attribute..., @HTMLBuilder content: () -> Markup) -> Element {
    Element("aside", a, content())
}
package func body(_ a: Attribute..., @HTMLBuilder content: () -> Markup) -> Element {
    Element("body", a, content())
}
package func div(_ a: Attribute..., @HTMLBuilder content: () -> Markup) -> Element {
    Element("div", a, content())
}
package func footer(_ a: Attribute..., @HTMLBuilder content: () -> Markup) -> Element {
    Element("footer", a, content())
}
package func h1(_ a: Attribute..., @HTMLBuilder content: () -> Markup) -> Element { Element("h1", a, content()) }
package func h2(_ a: Attribute..., @HTMLBuilder content: () -> Markup) -> Element { Element("h2", a, content()) }
package func h3(_ a: Attribute..., @HTMLBuilder content: () -> Markup) -> Element { Element("h3", a, content()) }
package func h4(_ a: Attribute..., @HTMLBuilder content: () -> Markup) -> Element { Element("h4", a, content()) }
package func head(_ a: Attribute..., @HTMLBuilder content: () -> Markup) -> Element {
    Element("head", a, content())
}
package func header(_ a: Attribute..., @HTMLBuilder content: () -> Markup) -> Element {
    Element("header", a, content())
}
package func hgroup(_ a: Attribute..., @HTMLBuilder content: () -> Markup) -> Element {
    Element("hgroup", a, content())
}
package func html(_ a: Attribute..., @HTMLBuilder content: () -> Markup) -> Element {
    Element("html", a, content())
}
package func main(_ a: Attribute..., @HTMLBuilder content: () -> Markup) -> Element {
    Element("main", a, content())
}
package func nav(_ a: Attribute..., @HTMLBuilder content: () -> Markup) -> Element {
    Element("nav", a, content())
}
package func section(_ a: Attribute..., @HTMLBuilder content: () -> Markup) -> Element {
    Element("section", a, content())
}

// MARK: Text

package func a(_ a: Attribute..., @HTMLBuilder content: () -> Markup) -> Element { Element("a", a, content()) }
package func abbr(_ a: Attribute..., @HTMLBuilder content: () -> Markup) -> Element {
    Element("abbr", a, content())
}
package func b(_ a: Attribute..., @HTMLBuilder content: () -> Markup) -> Element { Element("b", a, content()) }
package func bdi(_ a: Attribute..., @HTMLBuilder content: () -> Markup) -> Element {
    Element("bdi", a, content())
}
package func blockquote(_ a: Attribute..., @HTMLBuilder content: () -> Markup) -> Element {
    Element("blockquote", a, content())
}
package func cite(_ a: Attribute..., @HTMLBuilder content: () -> Markup) -> Element {
    Element("cite", a, content())
}
package func code(_ a: Attribute..., @HTMLBuilder content: () -> Markup) -> Element {
    Element("code", a, content())
}
package func em(_ a: Attribute..., @HTMLBuilder content: () -> Markup) -> Element { Element("em", a, content()) }
package func i(_ a: Attribute..., @HTMLBuilder content: () -> Markup) -> Element { Element("i", a, content()) }
package func kbd(_ a: Attribute..., @HTMLBuilder content: () -> Markup) -> Element {
    Element("kbd", a, content())
}
package func mark(_ a: Attribute..., @HTMLBuilder content: () -> Markup) -> Element {
    Element("mark", a, content())
}
package func p(_ a: Attribute..., @HTMLBuilder content: () -> Markup) -> Element { Element("p", a, content()) }
package func pre(_ a: Attribute..., @HTMLBuilder content: () -> Markup) -> Element {
    Element("pre", a, content())
}
package func q(_ a: Attribute..., @HTMLBuilder content: () -> Markup) -> Element { Element("q", a, content()) }
package func s(_ a: Attribute..., @HTMLBuilder content: () -> Markup) -> Element { Element("s", a, content()) }
package func samp(_ a: Attribute..., @HTMLBuilder content: () -> Markup) -> Element {
    Element("samp", a, content())
}
package func small(_ a: Attribute..., @HTMLBuilder content: () -> Markup) -> Element {
    Element("small", a, content())
}
package func span(_ a: Attribute..., @HTMLBuilder content: () -> Markup) -> Element {
    Element("span", a, content())
}
package func strong(_ a: Attribute..., @HTMLBuilder content: () -> Markup) -> Element {
    Element("strong", a, content())
}
package func sub(_ a: Attribute..., @HTMLBuilder content: () -> Markup) -> Element {
    Element("sub", a, content())
}
package func sup(_ a: Attribute..., @HTMLBuilder content: () -> Markup) -> Element {
    Element("sup", a, content())
}
package func time(_ a: Attribute..., @HTMLBuilder content: () -> Markup) -> Element {
    Element("time", a, content())
}
package func u(_ a: Attribute..., @HTMLBuilder content: () -> Markup) -> Element { Element("u", a, content()) }

// MARK: Lists and tables

package func caption(_ a: Attribute..., @HTMLBuilder content: () -> Markup) -> Element {
    Element("caption", a, content())
}
package func colgroup(_ a: Attribute..., @HTMLBuilder content: () -> Markup) -> Element {
    Element("colgroup", a, content())
}
package func dd(_ a: Attribute..., @HTMLBuilder content: () -> Markup) -> Element { Element("dd", a, content()) }
package func dl(_ a: Attribute..., @HTMLBuilder content: () -> Markup) -> Element { Element("dl", a, content()) }
package func dt(_ a: Attribute..., @HTMLBuilder content: () -> Markup) -> Element { Element("dt", a, content()) }
package func figcaption(_ a: Attribute..., @HTMLBuilder content: () -> Markup) -> Element {
    Element("figcaption", a, content())
}
package func figure(_ a: Attribute..., @HTMLBuilder content: () -> Markup) -> Element {
    Element("figure", a, content())
}
package func li(_ a: Attribute..., @HTMLBuilder content: () -> Markup) -> Element { Element("li", a, content()) }
package func ol(_ a: Attribute..., @HTMLBuilder content: () -> Markup) -> Element { Element("ol", a, content()) }
package func table(_ a: Attribute..., @HTMLBuilder content: () -> Markup) -> Element {
    Element("table", a, content())
}
package func tbody(_ a: Attribute..., @HTMLBuilder content: () -> Markup) -> Element {
    Element("tbody", a, content())
}
package func td(_ a: Attribute..., @HTMLBuilder content: () -> Markup) -> Element { Element("td", a, content()) }
package func tfoot(_ a: Attribute..., @HTMLBuilder content: () -> Markup) -> Element {
    Element("tfoot", a, content())
}
package func th(_ a: Attribute..., @HTMLBuilder content: () -> Markup) -> Element { Element("th", a, content()) }
package func thead(_ a: Attribute..., @HTMLBuilder content: () -> Markup) -> Element {
    Element("thead", a, content())
}
package func tr(_ a: Attribute..., @HTMLBuilder content: () -> Markup) -> Element { Element("tr", a, content()) }
package func ul(_ a: Attribute..., @HTMLBuilder content: () -> Markup) -> Element { Element("ul", a, content()) }

// MARK: Forms

package func button(_ a: Attribute..., @HTMLBuilder content: () -> Markup) -> Element {
    Element("button", a, content())
}
package func datalist(_ a: Attribute..., @HTMLBuilder content: () -> Markup) -> Element {
    Element("datalist", a, content())
}
package func fieldset(_ a: Attribute..., @HTMLBuilder content: () -> Markup) -> Element {
    Element("fieldset", a, content())
}
package func form(_ a: Attribute..., @HTMLBuilder content: () -> Markup) -> Element {
    Element("form", a, content())
}
package func label(_ a: Attribute..., @HTMLBuilder content: () -> Markup) -> Element {
    Element("label", a, content())
}
package func legend(_ a: Attribute..., @HTMLBuilder content: () -> Markup) -> Element {
    Element("legend", a, content())
}
package func meter(_ a: Attribute..., @HTMLBuilder content: () -> Markup) -> Element {
    Element("meter", a, content())
}
package func optgroup(_ a: Attribute..., @HTMLBuilder content: () -> Markup) -> Element {
    Element("optgroup", a, content())
}
package func option(_ a: Attribute..., @HTMLBuilder content: () -> Markup) -> Element {
    Element("option", a, content())
}
package func output(_ a: Attribute..., @HTMLBuilder content: () -> Markup) -> Element {
    Element("output", a, content())
}
package func progress(_ a: Attribute..., @HTMLBuilder content: () -> Markup) -> Element {
    Element("progress", a, content())
}
package func select(_ a: Attribute..., @HTMLBuilder content: () -> Markup) -> Element {
    Element("select", a, content())
}
package func textarea(_ a: Attribute..., @HTMLBuilder content: () -> Markup) -> Element {
    Element("textarea", a, content())
}

// MARK: What opens and closes, and the rest

package func details(_ a: Attribute..., @HTMLBuilder content: () -> Markup) -> Element {
    Element("details", a, content())
}
package func dialog(_ a: Attribute..., @HTMLBuilder content: () -> Markup) -> Element {
    Element("dialog", a, content())
}
package func noscript(_ a: Attribute..., @HTMLBuilder content: () -> Markup) -> Element {
    Element("noscript", a, content())
}
package func script(_ a: Attribute..., @HTMLBuilder content: () -> Markup) -> Element {
    Element("script", a, content())
}
package func style(_ a: Attribute..., @HTMLBuilder content: () -> Markup) -> Element {
    Element("style", a, content())
}
package func summary(_ a: Attribute..., @HTMLBuilder content: () -> Markup) -> Element {
    Element("summary", a, content())
}
package func svg(_ a: Attribute..., @HTMLBuilder content: () -> Markup) -> Element {
    Element("svg", a, content())
}
package func template(_ a: Attribute..., @HTMLBuilder content: () -> Markup) -> Element {
    Element("template", a, content())
}
package func title(_ a: Attribute..., @HTMLBuilder content: () -> Markup) -> Element {
    Element("title", a, content())
}

// MARK: Without content

package func br(_ a: Attribute...) -> VoidElement { VoidElement("br", a) }
package func col(_ a: Attribute...) -> VoidElement { VoidElement("col", a) }
package func hr(_ a: Attribute...) -> VoidElement { VoidElement("hr", a) }
package func img(_ a: Attribute...) -> VoidElement { VoidElement("img", a) }
package func input(_ a: Attribute...) -> VoidElement { VoidElement("input", a) }
package func link(_ a: Attribute...) -> VoidElement { VoidElement("link", a) }
package func meta(_ a: Attribute...) -> VoidElement { VoidElement("meta", a) }
package func wbr(_ a: Attribute...) -> VoidElement { VoidElement("wbr", a) }
