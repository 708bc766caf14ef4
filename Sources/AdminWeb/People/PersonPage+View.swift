import Basics
import HTML
import Pages
import People

extension PersonPage: Page {
    var place: Place { .people }
    var back: String? { "/people" }

    func title(for reader: Reader) -> String { person.name.short }

    func content(for reader: Reader) -> some HTML {
        let w = reader.w
        header(.class("page-head")) {
            div {
                h1 { person.name.full }
                p(.class("row")) {
                    if !person.position.isEmpty { span(.class("muted")) { person.position } }
                    PersonStateBadge(state: person.state, w: w)
                }
            }
            if reader.may(.changePeople), person.state != .left {
                Button(w("admin.change"), href: "/people/\(person.id)/change", key: "e", icon: .edit)
            }
        }
        FormErrors(form, w)
        div(.class("columns")) {
            div {
                facts(w)
                if reader.may(.changePeople) { access(for: reader) }
            }
            div {
                Panel(w("admin.skills.title")) { SkillList(page: self, reader: reader) }
                TermsPanel(page: self, reader: reader)
                if person.state != .left {
                    AbsencePanel(list: absences, to: "/people/\(person.id)/absences", form: form, reader: reader)
                }
            }
        }
    }

    private func facts(_ w: Wording) -> some HTML {
        Definitions {
            Definition(w("admin.people.login")) { person.login }
            if let email = person.email {
                Definition(w("admin.people.email")) { a(.href(outside: "mailto:\(email.text)")) { email.text } }
            }
            if let department {
                Definition(w("admin.people.department")) {
                    a(.href(Address.of("/people", ["department": department.id.description]))) { department.name }
                }
            }
            if !heads.isEmpty {
                Definition(w("admin.people.heads")) { heads.map(\.name).joined(separator: ", ") }
            }
            if let line = person.line {
                Definition(w("admin.people.line")) { w(TextKey("line.\(line.rawValue)")) }
            }
            Definition(w("admin.people.roles")) {
                roles.isEmpty
                    ? w("admin.people.no-roles")
                    : roles.map { w(TextKey("role.\($0.rawValue)")) }.joined(separator: ", ")
            }
            Definition(w("admin.people.language")) { w(TextKey("language.\(person.language.rawValue)")) }
            Definition(w("admin.people.time-zone")) { TimeZones.name(of: person.timeZone, in: w.language) }
        }
    }

    /// How the person comes in, or no longer does.
    private func access(for reader: Reader) -> some HTML {
        let w = reader.w
        return Panel(w("admin.people.access")) {
            p(.class("hint")) { w(TextKey("admin.people.access-\(person.state.rawValue)")) }
            div(.class("row")) {
                if person.state == .left {
                    ActButton(
                        w("admin.people.return"),
                        to: "/people/\(person.id)/return",
                        reader,
                        key: "r",
                        icon: .undo
                    )
                } else {
                    ActButton(
                        w(person.state == .invited ? "admin.people.invite-again" : "admin.people.new-password"),
                        to: "/people/\(person.id)/invitation",
                        reader,
                        key: "i",
                        icon: .link
                    )
                    if hasSecondFactor { factorRemoval(for: reader) }
                    ActButton(
                        w("admin.people.leave"),
                        to: "/people/\(person.id)/leaving",
                        reader,
                        style: .quiet,
                        key: "x"
                    )
                }
            }
        }
    }

    private func factorRemoval(for reader: Reader) -> some HTML {
        SureButton(
            reader.w("admin.people.remove-factor"),
            reader.w("admin.people.remove-factor-text"),
            act: reader.w("admin.people.remove-factor-act"),
            to: "/people/\(person.id)/second-factor/removal",
            reader,
            opensFromStart: true
        )
    }
}

/// What a person can do, and how well.
private struct SkillList: HTML {
    let page: PersonPage
    let reader: Reader

    var body: some HTML {
        let w = reader.w
        let mayChange = reader.may(.changePeople) && page.person.state != .left
        if page.skills.isEmpty {
            p(.class("muted")) { w(mayChange ? "admin.skills.none-here-teach" : "admin.skills.none-here") }
        } else {
            ul(.class("rows"), .class("compact")) {
                ForEach(page.skills) { known in
                    li {
                        span { known.skill.name }
                        SkillLevel(known.level, w)
                        if mayChange { removal(of: known) }
                    }
                }
            }
        }
        if mayChange, !page.otherSkills.isEmpty { addition }
    }

    private func removal(of known: PersonSkill) -> some HTML {
        ActButton(
            reader.w("admin.skills.remove"),
            to: "/people/\(page.person.id)/skills/\(known.skill.id)/0",
            reader,
            style: .quiet
        )
    }

    private var addition: some HTML {
        let w = reader.w
        let form = page.form["skill"] == nil ? Form(["level": "3"]) : page.form
        return PostForm(to: "/people/\(page.person.id)/skills", reader, class: "stack tight") {
            SelectField(
                "skill",
                w("admin.skills.add-to"),
                form,
                w,
                options: page.otherSkills.map { Choice($0.id.description, $0.name) },
                empty: w("admin.choose")
            )
            SelectField(
                "level",
                w("admin.skills.level"),
                form,
                w,
                options: PersonSkill.levels.map { Choice(String($0), w(TextKey("admin.skills.level-\($0)"))) }
            )
            p { SubmitButton(w("admin.skills.add"), style: .plain) }
        }
    }
}

/// One to five bars, and the word behind them.
struct SkillLevel: HTML {
    let level: Int
    let w: Wording

    init(_ level: Int, _ w: Wording) {
        self.level = level
        self.w = w
    }

    var body: some HTML {
        let word = w(TextKey("admin.skills.level-\(level)"))
        span(.class("level"), .title(word)) {
            span(.aria("hidden", "true")) {
                String(repeating: "●", count: level) + String(repeating: "○", count: 5 - level)
            }
            span(.class("visually-hidden")) { word }
        }
    }
}
