import Basics
import Desk
import HTML
import Pages
import People
import Store

/// The procedure that goes today, what is being written for the next edition, and those before (SPEC L4).
struct ProcedurePage: Page {
    let today: EscalationEdition
    let draft: EscalationEdition?
    /// What keeps the draft from being published.
    let flaws: [InvalidField]
    let editions: [EscalationEdition]
    let names: ProcedureNames

    init(in snapshot: Snapshot) throws {
        today = try snapshot.escalationProcedure()
        draft = try snapshot.escalationDraft()
        flaws = try draft.map { try snapshot.flaws(of: $0.procedure) } ?? []
        editions = try snapshot.escalationEditions().filter { [number = today.number] in $0.number != number }
        names = try ProcedureNames(of: [today] + [draft].compactMap(\.self), choosing: false, in: snapshot)
    }

    var place: Place { .templates }
    var layout: Layout { .wide }

    func title(for reader: Reader) -> String { reader.w("admin.procedure.title") }

    @HTMLBuilder
    func content(for reader: Reader) -> some HTML {
        let w = reader.w
        header(.class("page-head")) {
            h1 { w("place.templates") }
            if draft == nil {
                Button(w("admin.procedure.change"), href: "/procedure/draft", style: .accent, key: "e", icon: .edit)
            }
        }
        ShapingTabs(.procedure, w)
        p(.class("muted")) { w("admin.procedure.lead") }
        if let draft { draftPanel(draft, reader) }
        Panel(w("admin.procedure.today", ["number": "\(today.number)"])) {
            said(today, w)
            LevelList(procedure: today.procedure, names: names, w: w)
        }
        if !editions.isEmpty {
            Panel(w("admin.procedure.before")) {
                ul(.class("rows")) {
                    ForEach(editions) { edition in
                        li {
                            a(.href("/procedure/editions/\(edition.number)"), .data("row")) {
                                w("admin.procedure.edition", ["number": "\(edition.number)"])
                            }
                            span(.class("muted")) {
                                edition.published.map { $0.milliseconds > 0 ? w.day($0) : "" } ?? ""
                            }
                        }
                    }
                }
            }
        }
    }

    private func draftPanel(_ draft: EscalationEdition, _ reader: Reader) -> some HTML {
        let w = reader.w
        return Panel(w("admin.procedure.draft", ["number": "\(draft.number)"])) {
            ActButton(w("admin.procedure.drop"), to: "/procedure/draft/removal", reader, style: .quiet, icon: .close)
            Button(w("admin.procedure.go-on"), href: "/procedure/draft", key: "e", icon: .edit)
        } content: {
            said(draft, w)
            LevelList(procedure: draft.procedure, names: names, w: w)
            if flaws.isEmpty {
                ActButton(
                    w("admin.procedure.publish"),
                    to: "/procedure/publication",
                    reader,
                    style: .accent,
                    key: "ctrl+enter",
                    icon: .check,
                    fields: [HiddenField("version", "\(draft.version)")]
                )
            } else {
                div(.class("form-errors"), .role("status")) {
                    Icon(.alert)
                    div { ForEach(flaws) { flaw in p { w(flaw) } } }
                }
            }
        }
    }

    @HTMLBuilder
    private func said(_ edition: EscalationEdition, _ w: Wording) -> some HTML {
        if edition.author == nil {
            p(.class("muted")) { w("admin.procedure.built-in") }
        } else {
            p(.class("muted")) {
                w(
                    "admin.procedure.by",
                    ["name": names.person(edition.author, w), "when": w.dayTime(edition.published ?? edition.saved)]
                )
            }
        }
    }
}

/// A procedure read aloud.
struct LevelList: HTML {
    let procedure: EscalationProcedure
    let names: ProcedureNames
    let w: Wording

    var body: some HTML {
        ol(.class("ladder")) {
            ForEach(procedure.levels.indices) { index in level(procedure.levels[index], index + 1) }
        }
    }

    private func level(_ level: EscalationProcedure.Level, _ number: Int) -> some HTML {
        li {
            header {
                strong {
                    level.name.isEmpty ? w("escalation.level-number", ["number": "\(number)"]) : level.name
                }
                span { names.addressee(level.to, w) }
                span(.class("muted")) { w("escalation.has", ["time": w.duration(.minutes(level.minutes))]) }
            }
            p(.class("muted")) {
                ways(level).joined(separator: "; ")
            }
            if !level.demands.isEmpty {
                p(.class("muted")) { w("admin.procedure.demands", ["what": demands(level)]) }
            }
        }
    }

    private func ways(_ level: EscalationProcedure.Level) -> [String] {
        [
            w(level.byHand ? "admin.procedure.by-hand" : "admin.procedure.climbs-only"),
            level.byItself.map { w("admin.procedure.by-itself", ["when": names.occasion($0, w)]) },
        ].compactMap(\.self)
    }

    private func demands(_ level: EscalationProcedure.Level) -> String {
        EscalationProcedure.Demand.allCases.filter(level.demands.contains).map { w($0.name) }.joined(separator: ", ")
    }
}

/// An edition that went once.
struct EditionPage: Page {
    let edition: EscalationEdition
    let names: ProcedureNames

    init(_ number: Int, in snapshot: Snapshot) throws {
        guard let edition = try snapshot.escalationProcedure(edition: number), edition.published != nil else {
            throw ShellRefusal.notFound
        }
        self.edition = edition
        names = try ProcedureNames(of: [edition], choosing: false, in: snapshot)
    }

    var place: Place { .templates }
    var back: String? { "/procedure" }

    func title(for reader: Reader) -> String {
        reader.w("admin.procedure.edition", ["number": "\(edition.number)"])
    }

    @HTMLBuilder
    func content(for reader: Reader) -> some HTML {
        h1(.class("page-title")) { title(for: reader) }
        LevelList(procedure: edition.procedure, names: names, w: reader.w)
    }
}
