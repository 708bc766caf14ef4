import Basics
import Desk
import HTML
import Pages
import People
import Rules
import Store

/// What a rule would have done with what came in last; here it is switched on.
struct RuleTrialPage: Page {
    let rule: Rule
    let trial: Trial
    let words: RuleWords
    let maySeeCases: Bool

    init(_ id: Rule.ID, for member: Member, in snapshot: Snapshot) throws {
        guard let rule = try snapshot.rule(id) else { throw RuleRefusal.notFound }
        self.rule = rule
        trial = try snapshot.trial(of: rule.condition, for: member)
        words = try RuleWords(of: [rule], for: member, in: snapshot)
        maySeeCases = member.may(.seeCases) && member.may(.seeClients)
    }

    var place: Place { .templates }
    var layout: Layout { .wide }
    var back: String? { "/rules" }

    func title(for reader: Reader) -> String { rule.name }

    @HTMLBuilder
    func content(for reader: Reader) -> some HTML {
        let w = reader.w
        header(.class("page-head")) {
            h1 { rule.name }
            Button(w("admin.rules.change"), href: "/rules/\(rule.id)", icon: .edit)
            if rule.on == nil {
                ActButton(
                    w("admin.rules.turn-on"),
                    to: "/rules/\(rule.id)/trial",
                    reader,
                    style: .accent,
                    key: "ctrl+enter",
                    icon: .check,
                    fields: [HiddenField("version", "\(rule.version)")]
                )
            }
        }
        p { words.sentence(about: rule, w) }
        p(.class("muted")) {
            trial.lines.isEmpty
                ? w("admin.rules.trial-empty")
                : w.count("admin.rules.trial", trial.hits, ["all": w.number(trial.lines.count)])
        }
        if maySeeCases, trial.hits > 0 { Element("table", [.class("data"), .class("folds")], rows(w)) }
    }

    @HTMLBuilder
    private func rows(_ w: Wording) -> some HTML {
        thead {
            tr {
                th(.scope("col")) { w("admin.rules.came") }
                th(.scope("col")) { w("admin.rules.from-whom") }
                th(.scope("col")) { w("case.subject") }
            }
        }
        tbody {
            ForEach(trial.lines.filter(\.fires)) { line in
                tr {
                    td { ShortTime(line.at, w) }
                    td { line.clientName }
                    th(.scope("row")) { a(.href("/cases/\(line.number)"), .data("row")) { line.subject } }
                }
            }
        }
    }
}
