// One line an element. Where a name clashes with a property of yours, use a component of `Pages`.

// MARK: Sections and headings

package func article<C: HTML>(_ a: Attribute..., @HTMLBuilder content: () -> C) -> Element<C> {
    Element("article", a, content())
}
package func aside<C: HTML>(_ a: Attribute..., @HTMLBuilder content: () -> C) -> Element<C> {
    Element("aside", a, content())
}
package func body<C: HTML>(_ a: Attribute..., @HTMLBuilder content: () -> C) -> Element<C> {
    Element("body", a, content())
}
package func div<C: HTML>(_ a: Attribute..., @HTMLBuilder content: () -> C) -> Element<C> {
    Element("div", a, content())
}
package func footer<C: HTML>(_ a: Attribute..., @HTMLBuilder content: () -> C) -> Element<C> {
    Element("footer", a, content())
}
package func h1<C: HTML>(_ a: Attribute..., @HTMLBuilder content: () -> C) -> Element<C> { Element("h1", a, content()) }
package func h2<C: HTML>(_ a: Attribute..., @HTMLBuilder content: () -> C) -> Element<C> { Element("h2", a, content()) }
package func h3<C: HTML>(_ a: Attribute..., @HTMLBuilder content: () -> C) -> Element<C> { Element("h3", a, content()) }
package func h4<C: HTML>(_ a: Attribute..., @HTMLBuilder content: () -> C) -> Element<C> { Element("h4", a, content()) }
package func head<C: HTML>(_ a: Attribute..., @HTMLBuilder content: () -> C) -> Element<C> {
    Element("head", a, content())
}
package func header<C: HTML>(_ a: Attribute..., @HTMLBuilder content: () -> C) -> Element<C> {
    Element("header", a, content())
}
package func hgroup<C: HTML>(_ a: Attribute..., @HTMLBuilder content: () -> C) -> Element<C> {
    Element("hgroup", a, content())
}
package func html<C: HTML>(_ a: Attribute..., @HTMLBuilder content: () -> C) -> Element<C> {
    Element("html", a, content())
}
package func main<C: HTML>(_ a: Attribute..., @HTMLBuilder content: () -> C) -> Element<C> {
    Element("main", a, content())
}
package func nav<C: HTML>(_ a: Attribute..., @HTMLBuilder content: () -> C) -> Element<C> {
    Element("nav", a, content())
}
package func section<C: HTML>(_ a: Attribute..., @HTMLBuilder content: () -> C) -> Element<C> {
    Element("section", a, content())
}

// MARK: Text

package func a<C: HTML>(_ a: Attribute..., @HTMLBuilder content: () -> C) -> Element<C> { Element("a", a, content()) }
package func abbr<C: HTML>(_ a: Attribute..., @HTMLBuilder content: () -> C) -> Element<C> {
    Element("abbr", a, content())
}
package func b<C: HTML>(_ a: Attribute..., @HTMLBuilder content: () -> C) -> Element<C> { Element("b", a, content()) }
package func bdi<C: HTML>(_ a: Attribute..., @HTMLBuilder content: () -> C) -> Element<C> {
    Element("bdi", a, content())
}
package func blockquote<C: HTML>(_ a: Attribute..., @HTMLBuilder content: () -> C) -> Element<C> {
    Element("blockquote", a, content())
}
package func cite<C: HTML>(_ a: Attribute..., @HTMLBuilder content: () -> C) -> Element<C> {
    Element("cite", a, content())
}
package func code<C: HTML>(_ a: Attribute..., @HTMLBuilder content: () -> C) -> Element<C> {
    Element("code", a, content())
}
package func em<C: HTML>(_ a: Attribute..., @HTMLBuilder content: () -> C) -> Element<C> { Element("em", a, content()) }
package func i<C: HTML>(_ a: Attribute..., @HTMLBuilder content: () -> C) -> Element<C> { Element("i", a, content()) }
package func kbd<C: HTML>(_ a: Attribute..., @HTMLBuilder content: () -> C) -> Element<C> {
    Element("kbd", a, content())
}
package func mark<C: HTML>(_ a: Attribute..., @HTMLBuilder content: () -> C) -> Element<C> {
    Element("mark", a, content())
}
package func p<C: HTML>(_ a: Attribute..., @HTMLBuilder content: () -> C) -> Element<C> { Element("p", a, content()) }
package func pre<C: HTML>(_ a: Attribute..., @HTMLBuilder content: () -> C) -> Element<C> {
    Element("pre", a, content())
}
package func q<C: HTML>(_ a: Attribute..., @HTMLBuilder content: () -> C) -> Element<C> { Element("q", a, content()) }
package func s<C: HTML>(_ a: Attribute..., @HTMLBuilder content: () -> C) -> Element<C> { Element("s", a, content()) }
package func samp<C: HTML>(_ a: Attribute..., @HTMLBuilder content: () -> C) -> Element<C> {
    Element("samp", a, content())
}
package func small<C: HTML>(_ a: Attribute..., @HTMLBuilder content: () -> C) -> Element<C> {
    Element("small", a, content())
}
package func span<C: HTML>(_ a: Attribute..., @HTMLBuilder content: () -> C) -> Element<C> {
    Element("span", a, content())
}
package func strong<C: HTML>(_ a: Attribute..., @HTMLBuilder content: () -> C) -> Element<C> {
    Element("strong", a, content())
}
package func sub<C: HTML>(_ a: Attribute..., @HTMLBuilder content: () -> C) -> Element<C> {
    Element("sub", a, content())
}
package func sup<C: HTML>(_ a: Attribute..., @HTMLBuilder content: () -> C) -> Element<C> {
    Element("sup", a, content())
}
package func time<C: HTML>(_ a: Attribute..., @HTMLBuilder content: () -> C) -> Element<C> {
    Element("time", a, content())
}
package func u<C: HTML>(_ a: Attribute..., @HTMLBuilder content: () -> C) -> Element<C> { Element("u", a, content()) }

// MARK: Lists and tables

package func caption<C: HTML>(_ a: Attribute..., @HTMLBuilder content: () -> C) -> Element<C> {
    Element("caption", a, content())
}
package func colgroup<C: HTML>(_ a: Attribute..., @HTMLBuilder content: () -> C) -> Element<C> {
    Element("colgroup", a, content())
}
package func dd<C: HTML>(_ a: Attribute..., @HTMLBuilder content: () -> C) -> Element<C> { Element("dd", a, content()) }
package func dl<C: HTML>(_ a: Attribute..., @HTMLBuilder content: () -> C) -> Element<C> { Element("dl", a, content()) }
package func dt<C: HTML>(_ a: Attribute..., @HTMLBuilder content: () -> C) -> Element<C> { Element("dt", a, content()) }
package func figcaption<C: HTML>(_ a: Attribute..., @HTMLBuilder content: () -> C) -> Element<C> {
    Element("figcaption", a, content())
}
package func figure<C: HTML>(_ a: Attribute..., @HTMLBuilder content: () -> C) -> Element<C> {
    Element("figure", a, content())
}
package func li<C: HTML>(_ a: Attribute..., @HTMLBuilder content: () -> C) -> Element<C> { Element("li", a, content()) }
package func ol<C: HTML>(_ a: Attribute..., @HTMLBuilder content: () -> C) -> Element<C> { Element("ol", a, content()) }
package func table<C: HTML>(_ a: Attribute..., @HTMLBuilder content: () -> C) -> Element<C> {
    Element("table", a, content())
}
package func tbody<C: HTML>(_ a: Attribute..., @HTMLBuilder content: () -> C) -> Element<C> {
    Element("tbody", a, content())
}
package func td<C: HTML>(_ a: Attribute..., @HTMLBuilder content: () -> C) -> Element<C> { Element("td", a, content()) }
package func tfoot<C: HTML>(_ a: Attribute..., @HTMLBuilder content: () -> C) -> Element<C> {
    Element("tfoot", a, content())
}
package func th<C: HTML>(_ a: Attribute..., @HTMLBuilder content: () -> C) -> Element<C> { Element("th", a, content()) }
package func thead<C: HTML>(_ a: Attribute..., @HTMLBuilder content: () -> C) -> Element<C> {
    Element("thead", a, content())
}
package func tr<C: HTML>(_ a: Attribute..., @HTMLBuilder content: () -> C) -> Element<C> { Element("tr", a, content()) }
package func ul<C: HTML>(_ a: Attribute..., @HTMLBuilder content: () -> C) -> Element<C> { Element("ul", a, content()) }

// MARK: Forms

package func button<C: HTML>(_ a: Attribute..., @HTMLBuilder content: () -> C) -> Element<C> {
    Element("button", a, content())
}
package func datalist<C: HTML>(_ a: Attribute..., @HTMLBuilder content: () -> C) -> Element<C> {
    Element("datalist", a, content())
}
package func fieldset<C: HTML>(_ a: Attribute..., @HTMLBuilder content: () -> C) -> Element<C> {
    Element("fieldset", a, content())
}
package func form<C: HTML>(_ a: Attribute..., @HTMLBuilder content: () -> C) -> Element<C> {
    Element("form", a, content())
}
package func label<C: HTML>(_ a: Attribute..., @HTMLBuilder content: () -> C) -> Element<C> {
    Element("label", a, content())
}
package func legend<C: HTML>(_ a: Attribute..., @HTMLBuilder content: () -> C) -> Element<C> {
    Element("legend", a, content())
}
package func meter<C: HTML>(_ a: Attribute..., @HTMLBuilder content: () -> C) -> Element<C> {
    Element("meter", a, content())
}
package func optgroup<C: HTML>(_ a: Attribute..., @HTMLBuilder content: () -> C) -> Element<C> {
    Element("optgroup", a, content())
}
package func option<C: HTML>(_ a: Attribute..., @HTMLBuilder content: () -> C) -> Element<C> {
    Element("option", a, content())
}
package func output<C: HTML>(_ a: Attribute..., @HTMLBuilder content: () -> C) -> Element<C> {
    Element("output", a, content())
}
package func progress<C: HTML>(_ a: Attribute..., @HTMLBuilder content: () -> C) -> Element<C> {
    Element("progress", a, content())
}
package func select<C: HTML>(_ a: Attribute..., @HTMLBuilder content: () -> C) -> Element<C> {
    Element("select", a, content())
}
package func textarea<C: HTML>(_ a: Attribute..., @HTMLBuilder content: () -> C) -> Element<C> {
    Element("textarea", a, content())
}

// MARK: What opens and closes, and the rest

package func details<C: HTML>(_ a: Attribute..., @HTMLBuilder content: () -> C) -> Element<C> {
    Element("details", a, content())
}
package func dialog<C: HTML>(_ a: Attribute..., @HTMLBuilder content: () -> C) -> Element<C> {
    Element("dialog", a, content())
}
package func noscript<C: HTML>(_ a: Attribute..., @HTMLBuilder content: () -> C) -> Element<C> {
    Element("noscript", a, content())
}
package func script<C: HTML>(_ a: Attribute..., @HTMLBuilder content: () -> C) -> Element<C> {
    Element("script", a, content())
}
package func style<C: HTML>(_ a: Attribute..., @HTMLBuilder content: () -> C) -> Element<C> {
    Element("style", a, content())
}
package func summary<C: HTML>(_ a: Attribute..., @HTMLBuilder content: () -> C) -> Element<C> {
    Element("summary", a, content())
}
package func svg<C: HTML>(_ a: Attribute..., @HTMLBuilder content: () -> C) -> Element<C> {
    Element("svg", a, content())
}
package func template<C: HTML>(_ a: Attribute..., @HTMLBuilder content: () -> C) -> Element<C> {
    Element("template", a, content())
}
package func title<C: HTML>(_ a: Attribute..., @HTMLBuilder content: () -> C) -> Element<C> {
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
