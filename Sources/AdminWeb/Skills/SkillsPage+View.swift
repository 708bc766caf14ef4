import Basics
import HTML
import Pages
import People

extension SkillsPage: Page {
    var place: Place { .people }
    var layout: Layout { .wide }

    func title(for reader: Reader) -> String { reader.w("admin.staff.skills") }

    func content(for reader: Reader) -> some HTML {
        let w = reader.w
        header(.class("page-head")) { h1 { w("admin.people.title") } }
        StaffTabs(.skills, w)
        if skills.isEmpty { EmptyState(w("admin.skills.first"), w("admin.skills.first-text")) }
        if reader.may(.changePeople) { addition(for: reader) }
        if !skills.isEmpty {
            ul(.class("rows"), .class("skills")) {
                ForEach(skills) { skill in
                    li { SkillRow(skill: skill, form: renaming == skill.skill.id ? form : nil, reader: reader) }
                }
            }
        }
    }

    private func addition(for reader: Reader) -> some HTML {
        let w = reader.w
        let form = renaming == nil ? form : Form()
        return PostForm(to: "/skills", reader, class: "inline") {
            TextField("name", w("admin.skills.new"), form, w, hint: w("admin.skills.new-hint"), max: 100)
            SubmitButton(w("admin.skills.add"), key: "n")
        }
    }
}

private struct SkillRow: HTML {
    let skill: SkillHolders
    /// What was typed as the new name, when that could not be taken.
    let form: Form?
    let reader: Reader

    var body: some HTML {
        let w = reader.w
        p {
            strong { skill.skill.name }
            " "
            span(.class("muted")) { w.count("admin.skills.people", skill.count) }
        }
        holders
        if reader.may(.changePeople) { renaming }
    }

    private var holders: some HTML {
        let w = reader.w
        return p(.class("chips")) {
            ForEach(skill.best) { holder in
                span(.class("row")) {
                    PersonChip(holder.name, href: "/people/\(holder.person)")
                    SkillLevel(holder.level, w)
                }
            }
            if skill.count > skill.best.count {
                span(.class("muted")) { w.count("admin.skills.more", skill.count - skill.best.count) }
            }
        }
    }

    private var renaming: some HTML {
        let w = reader.w
        return details(.class("menu"), .class("sure"), .open.when(form != nil)) {
            summary(
                .class("icon-button"),
                .aria("label", w("admin.skills.rename-this", ["name": skill.skill.name])),
                .title(w("admin.skills.rename"))
            ) { Icon(.edit) }
            div(.class("menu-list")) {
                PostForm(to: "/skills/\(skill.skill.id)", reader) {
                    TextField(
                        "name",
                        w("admin.skills.name"),
                        form ?? Form(["name": skill.skill.name]),
                        w,
                        max: 100,
                        scope: skill.skill.id.description
                    )
                    SubmitButton(w("admin.save"), style: .plain)
                }
            }
        }
    }
}
