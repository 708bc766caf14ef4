import Basics
import CallCenter
import HTML
import Pages
import People
import Store

/// What everybody who answers calls is doing, for those who oversee the work (SPEC T2).
struct AgentsPage: Page {
    let rows: AgentRows

    init(in snapshot: Snapshot) throws {
        rows = try AgentRows(in: snapshot)
    }

    var place: Place { .overview }
    var layout: Layout { .wide }
    var back: String? { "/overview" }

    func title(for reader: Reader) -> String { reader.w("agent.everybody") }

    @HTMLBuilder
    func content(for reader: Reader) -> some HTML {
        let w = reader.w
        TelephoneHead(.people, reader)
        if rows.lines.isEmpty {
            EmptyState(w("agent.nobody"), w("agent.nobody-text"))
        } else {
            div(
                .id("agents"),
                .data("live-topic", CallTopics.agents.name),
                .data("live-src", "/telephone/people/rows"),
                .data("live-eager")
            ) { AgentTable(rows: rows, reader: reader) }
        }
    }
}

/// Those who have phones, and those who do something without one, by their names.
struct AgentRows: Sendable {
    struct Line: Sendable {
        let person: Person.ID
        let name: PersonName
        let extensions: [Extension]
        let presence: AgentPresence
        /// Who made it so, where that was somebody else.
        let by: PersonName?
    }

    let lines: [Line]

    init(in snapshot: Snapshot) throws {
        let phones = Dictionary(grouping: try snapshot.phones(), by: \.person)
        let spans = try snapshot.agentSpansNow()
        let busy = spans.values.filter { $0.presence.state != .away }.map(\.presence.person)
        let people = Array(Set(phones.keys).union(busy))
        let names = try snapshot.peopleNames(people + spans.values.compactMap(\.by))
        lines = people.compactMap { person in
            guard let name = names[person] else { return nil }
            let span = spans[person]
            return Line(
                person: person,
                name: name,
                extensions: (phones[person] ?? []).map(\.extension).sorted(),
                presence: span?.presence ?? AgentPresence(person, .away, since: snapshot.now),
                by: span?.by.flatMap { $0 == person ? nil : names[$0] }
            )
        }
        .sorted { ($0.name.full, $0.person) < ($1.name.full, $1.person) }
    }

    /// How many do what, of those states that anybody is in.
    var counts: [(state: AgentState, count: Int)] {
        let kinds = Dictionary(grouping: lines.map(\.presence.state), by: \.name)
        return kinds.values.map { (state: $0[0], count: $0.count) }.sorted { $0.state.name < $1.state.name }
    }
}

/// The table itself, as live news fetches it.
struct AgentTable: HTML {
    let rows: AgentRows
    let reader: Reader

    var body: some HTML {
        let w = reader.w
        p(.class("chips")) {
            ForEach(rows.counts) { state, count in
                span {
                    w(TextKey("agent.state.\(state.name)"))
                    " "
                    strong { w.number(count) }
                }
            }
        }
        Element("table", [.class("data"), .class("folds"), .data("list")], table(w))
    }

    @HTMLBuilder
    private func table(_ w: Wording) -> some HTML {
        thead {
            tr {
                th(.scope("col")) { w("agent.person") }
                th(.scope("col")) { w("agent.phones") }
                th(.scope("col")) { w("agent.state") }
                th(.scope("col")) { w("agent.since") }
                th(.scope("col")) { w("agent.by") }
                th(.scope("col")) { span(.class("visually-hidden")) { w("agent.change") } }
            }
        }
        tbody { ForEach(rows.lines) { row($0, w) } }
    }

    private func row(_ line: AgentRows.Line, _ w: Wording) -> some HTML {
        tr {
            th(.scope("row")) { PersonChip(line.name, href: "/people/\(line.person)") }
            td(.class("muted")) { line.extensions.map(\.digits).joined(separator: ", ") }
            td {
                StateMark(line.presence, w)
                if line.presence.state.isOverstayed(at: w.now) {
                    Badge(w("agent.overstayed"), tone: .accent, shape: .triangle)
                }
            }
            td(.class("muted")) { if line.presence.state != .away { RelativeTime(line.presence.since, w) } }
            td(.class("muted")) { line.by?.short ?? "" }
            td(.class("num")) { change(line, w) }
        }
    }

    private func change(_ line: AgentRows.Line, _ w: Wording) -> some HTML {
        details(.class("menu")) {
            summary(
                .class("icon-button"),
                .aria("label", w("agent.change-of", ["name": line.name.short])),
                .title(w("agent.change"))
            ) { Icon(.edit) }
            div(.class("menu-list")) {
                PostForm(to: "/telephone/people/\(line.person)/state", reader, class: "menu-choices") {
                    WishButtons(presence: line.presence, w: w)
                }
            }
        }
    }
}
