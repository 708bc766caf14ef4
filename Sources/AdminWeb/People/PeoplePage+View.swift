import Basics
import HTML
import Pages
import People

extension PeoplePage: Page {
    var place: Place { .people }
    var layout: Layout { .wide }

    func title(for reader: Reader) -> String { reader.w("admin.staff.people") }

    func content(for reader: Reader) -> some HTML {
        let w = reader.w
        header(.class("page-head")) {
            h1 { w("admin.people.title") }
            if reader.may(.changePeople) {
                Button(w("admin.people.invite"), href: "/people/new", style: .accent, key: "n", icon: .plus)
            }
        }
        StaffTabs(.people, w)
        filters(w)
        if people.isEmpty {
            nobody(for: reader)
        } else {
            table(w)
            Pager(
                next: next.map { wish.address(after: $0) },
                first: wish.after == nil ? nil : wish.address(after: nil),
                w
            )
        }
    }

    private func filters(_ w: Wording) -> some HTML {
        FilterForm(to: "/people", w) {
            FilterText("q", w("admin.people.find"), wish.text)
            FilterSelect(
                "department",
                w("admin.people.department"),
                wish.department?.description ?? "",
                all: w("admin.filter.any"),
                options: departments.map { Choice($0.department.id.description, $0.indented) }
            )
            FilterSelect(
                "role",
                w("admin.people.role"),
                wish.role?.rawValue ?? "",
                all: w("admin.filter.any"),
                options: Role.allCases.map { Choice($0.rawValue, w(TextKey("role.\($0.rawValue)"))) }
            )
            FilterSelect(
                "state",
                w("admin.people.state"),
                wish.state?.rawValue ?? "",
                all: w("admin.people.all-here"),
                options: Person.State.allCases.map { Choice($0.rawValue, w(TextKey("person.state.\($0.rawValue)"))) }
            )
        }
    }

    @HTMLBuilder
    private func nobody(for reader: Reader) -> some HTML {
        let w = reader.w
        if wish.isNarrow {
            EmptyState(
                w("admin.people.nobody"),
                w("admin.people.nobody-text"),
                action: Button(w("admin.people.show-all"), href: "/people")
            )
        } else {
            EmptyState(
                w("admin.people.first"),
                w("admin.people.first-text"),
                action: reader.may(.changePeople) ? Button(w("admin.people.invite"), href: "/people/new") : nil
            )
        }
    }

    private func table(_ w: Wording) -> some HTML {
        let names = Dictionary(uniqueKeysWithValues: departments.map { ($0.department.id, $0.department.name) })
        return Element("table", [.class("data"), .class("folds"), .data("list")], rows(names, w))
    }

    @HTMLBuilder
    private func rows(_ departments: [Department.ID: String], _ w: Wording) -> some HTML {
        thead {
            tr {
                th(.scope("col")) { w("admin.people.name") }
                th(.scope("col")) { w("admin.people.position") }
                th(.scope("col")) { w("admin.people.department") }
                th(.scope("col"), .class("num")) { w("admin.people.line") }
                th(.scope("col")) { w("admin.people.roles") }
            }
        }
        tbody {
            ForEach(people) { person in
                tr {
                    th(.scope("row")) {
                        span(.class("person")) {
                            Initials(person.name)
                            a(.href("/people/\(person.id)")) { person.name.full }
                        }
                        PersonStateBadge(state: person.state, w: w)
                    }
                    td { person.position }
                    td { person.department.flatMap { departments[$0] } ?? "" }
                    td(.class("num"), .data("label", w("admin.people.line"))) {
                        person.line.map { String($0.rawValue) } ?? ""
                    }
                    td {
                        (roles[person.id] ?? []).inOrder.map { w(TextKey("role.\($0.rawValue)")) }.joined(
                            separator: ", "
                        )
                    }
                }
            }
        }
    }
}

/// Said only of those who can't come in, because the rest is as it should be.
struct PersonStateBadge: HTML {
    let state: Person.State
    let w: Wording

    var body: some HTML {
        switch state {
        case .active: Empty()
        case .invited: Badge(w("person.state.invited"), shape: .half)
        case .left: Badge(w("person.state.left"), shape: .ring)
        }
    }
}
