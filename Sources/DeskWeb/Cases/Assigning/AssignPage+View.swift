import Basics
import Clients
import Desk
import HTML
import Pages
import People

extension AssignPage {
    var place: Place { .desk }
    var back: String? { Address.case(found.number) }

    func title(for reader: Reader) -> String { reader.w("case.assign.title") }

    @HTMLBuilder
    func content(for reader: Reader) -> some HTML {
        let w = reader.w
        PageHead(client.name, client: true, detail: found.subject, w)
        Panel(w("case.assign.whom")) {
            FormErrors(form, w)
            if candidates.isEmpty {
                p(.class("muted")) { w("case.assign.nobody") }
            } else {
                PostForm(to: Self.path(found.number), reader) {
                    HiddenField("version", form["version"] ?? "\(found.version)")
                    ul(.class("rows"), .class("candidates"), .data("list")) {
                        ForEach(candidates) { CandidateRow(candidate: $0, isBest: $0 == best, form: form, w: w) }
                    }
                    TextField(
                        "reason",
                        w("case.assign.reason"),
                        form,
                        w,
                        required: false,
                        hint: w("case.assign.reason-hint"),
                        max: 500
                    )
                    div(.class("row")) {
                        SubmitButton(w("case.assign.give"), style: .accent, key: "ctrl+enter", icon: .hand)
                        Button(w("client.cancel"), href: Address.case(found.number), style: .quiet)
                    }
                }
            }
        }
        Panel(w("case.needs")) {
            p(.class("hint")) { w("case.needs.hint") }
            if skills.isEmpty {
                p(.class("muted")) { w("case.needs.none") }
            } else {
                needsForm(reader)
            }
        }
    }

    /// Who would be given it if nobody chose.
    var best: Candidate? { candidates.first { $0.isFit } }

    private func needsForm(_ reader: Reader) -> some HTML {
        let w = reader.w
        let kept = Dictionary(needs.map { ($0.skill.id, $0.level) }, uniquingKeysWith: max)
        return PostForm(to: "/cases/\(found.number)/needs", reader) {
            HiddenField("version", "\(found.version)")
            div(.class("fields")) {
                ForEach(skills) { skill in
                    let name = "need-\(skill.id)"
                    SelectField(
                        name,
                        skill.name,
                        Form([name: kept[skill.id].map(String.init) ?? ""]),
                        w,
                        options: PersonSkill.levels.map { Choice("\($0)", w(TextKey("admin.skills.level-\($0)"))) },
                        required: false,
                        empty: w("case.needs.no")
                    )
                }
            }
            p { SubmitButton(w("case.needs.save"), style: .plain) }
        }
    }
}

/// One person with what speaks for them and against.
private struct CandidateRow: HTML {
    let candidate: Candidate
    let isBest: Bool
    let form: Form
    let w: Wording

    var body: some HTML {
        li {
            Element(
                "label",
                [.class("choice")],
                Group {
                    input(
                        .type("radio"),
                        .name("to"),
                        .value(candidate.person.description),
                        .checked.when(form["to"].map { $0 == candidate.person.description } ?? isBest)
                    )
                    strong { candidate.name.full }
                    if isBest { Badge(w("case.assign.best"), tone: .accent, shape: .check) }
                }
            )
            p(.class("muted")) { words }
        }
    }

    private var words: String {
        var parts: [String] = []
        if candidate.isOwnManager { parts.append(w("case.assign.own-manager")) }
        if !candidate.isAble { parts.append(w("case.assign.lacks-skill")) }
        if !candidate.isAtWork { parts.append(w("case.assign.off")) }
        let inWork = w.count("case.assign.in-work", candidate.workload)
        parts.append(candidate.most.map { "\(inWork), \(w("case.assign.most", ["most": w.number($0)]))" } ?? inWork)
        return parts.joined(separator: " · ")
    }
}
