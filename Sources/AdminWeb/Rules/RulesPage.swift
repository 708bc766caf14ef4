import Basics
import Desk
import HTML
import Pages
import People
import Rules
import Store

/// All rules, in the order in which they are tried.
struct RulesPage: Page {
    let rules: [Rule]
    let words: RuleWords
    let firings: [Rule.ID: Int]

    init(for member: Member, in snapshot: Snapshot) throws {
        rules = try snapshot.rules()
        words = try RuleWords(of: rules, for: member, in: snapshot)
        firings = try snapshot.firings()
    }

    var place: Place { .templates }
    var layout: Layout { .wide }

    func title(for reader: Reader) -> String { reader.w("admin.rules.title") }

    @HTMLBuilder
    func content(for reader: Reader) -> some HTML {
        let w = reader.w
        let add = Button(w("admin.rules.new"), href: "/rules/new", style: .accent, key: "n", icon: .plus)
        header(.class("page-head")) {
            h1 { w("place.templates") }
            if !rules.isEmpty { add }
        }
        ShapingTabs(.rules, w)
        if rules.isEmpty {
            EmptyState(w("admin.rules.first"), w("admin.rules.first-text"), action: add)
        } else {
            p(.class("muted")) { w("admin.rules.lead") }
            ol(.class("rows"), .class("rules")) {
                ForEach(rules) { rule in li { row(rule, reader) } }
            }
        }
    }

    @HTMLBuilder
    private func row(_ rule: Rule, _ reader: Reader) -> some HTML {
        let w = reader.w
        p {
            strong { a(.href("/rules/\(rule.id)"), .data("row")) { rule.name } }
            " "
            Badge(
                w(rule.on == nil ? "admin.rules.off" : "admin.rules.on"),
                tone: rule.on == nil ? .plain : .good,
                shape: rule.on == nil ? .ring : .check
            )
        }
        p(.class("muted")) { words.sentence(about: rule, w) }
        p(.class("muted")) { w.count("admin.rules.fired", firings[rule.id] ?? 0) }
        div(.class("row")) {
            if rule.on == nil {
                Button(w("admin.rules.try"), href: "/rules/\(rule.id)/trial", style: .quiet, icon: .search)
            } else {
                ActButton(w("admin.rules.turn-off"), to: "/rules/\(rule.id)/rest", reader, style: .quiet, icon: .pause)
            }
            if rule.id != rules.first?.id {
                ActButton(w("admin.rules.raise"), to: "/rules/\(rule.id)/rise", reader, style: .quiet, icon: .undo)
            }
        }
    }
}
