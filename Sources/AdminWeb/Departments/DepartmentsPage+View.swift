import Basics
import HTML
import Pages
import People

extension DepartmentsPage: Page {
    var place: Place { .people }
    var layout: Layout { .wide }

    func title(for reader: Reader) -> String { reader.w("admin.staff.departments") }

    func content(for reader: Reader) -> some HTML {
        let w = reader.w
        header(.class("page-head")) {
            h1 { w("admin.people.title") }
            if reader.may(.changeDepartments) {
                Button(w("admin.departments.add"), href: "/departments/new", style: .accent, key: "n", icon: .plus)
            }
        }
        StaffTabs(.departments, w)
        if lines.isEmpty {
            EmptyState(
                w("admin.departments.first"),
                w("admin.departments.first-text"),
                action: reader.may(.changeDepartments)
                    ? Button(w("admin.departments.add"), href: "/departments/new") : nil
            )
        } else {
            Element("table", [.class("data"), .class("tree"), .class("folds"), .data("list")], rows(for: reader))
        }
        p(.class("foot")) {
            a(.href(showsClosed ? "/departments" : "/departments?closed=yes")) {
                w(showsClosed ? "admin.departments.hide-closed" : "admin.departments.show-closed")
            }
        }
    }

    @HTMLBuilder
    private func rows(for reader: Reader) -> some HTML {
        let w = reader.w
        thead {
            tr {
                th(.scope("col")) { w("admin.departments.name") }
                th(.scope("col")) { w("admin.departments.head") }
                th(.scope("col"), .class("num")) { w("admin.departments.people") }
                if reader.may(.changeDepartments) {
                    th(.scope("col")) { span(.class("visually-hidden")) { w("admin.acts") } }
                }
            }
        }
        tbody {
            ForEach(lines) { line in
                tr {
                    th(.scope("row"), .class("depth-\(min(line.depth, 6))")) { name(line, for: reader) }
                    td { head(of: line.department) }
                    td(.class("num")) { count(of: line.department, w) }
                    if reader.may(.changeDepartments) { td(.class("num")) { addition(under: line.department, w) } }
                }
            }
        }
    }

    @HTMLBuilder
    private func name(_ line: DepartmentLine, for reader: Reader) -> some HTML {
        if reader.may(.changeDepartments) {
            a(.href("/departments/\(line.department.id)")) { line.department.name }
        } else {
            line.department.name
        }
        if line.department.closed != nil {
            " "
            Badge(reader.w("admin.departments.is-closed"), shape: .ring)
        }
    }

    @HTMLBuilder
    private func head(of department: Department) -> some HTML {
        if let head = department.head, let name = heads[head] { PersonChip(name, href: "/people/\(head)") }
    }

    @HTMLBuilder
    private func count(of department: Department, _ w: Wording) -> some HTML {
        if let count = headcounts[department.id] {
            a(.href(Address.of("/people", ["department": department.id.description]))) { w.number(count) }
        }
    }

    @HTMLBuilder
    private func addition(under department: Department, _ w: Wording) -> some HTML {
        if department.closed == nil {
            a(
                .class("icon-button"),
                .href(Address.of("/departments/new", ["under": department.id.description])),
                .aria("label", w("admin.departments.add-under", ["name": department.name])),
                .title(w("admin.departments.add-below"))
            ) { Icon(.plus) }
        }
    }
}

extension DepartmentPage: Page {
    var place: Place { .people }
    var back: String? { "/departments" }

    func title(for reader: Reader) -> String { department?.name ?? reader.w("admin.departments.new") }

    func content(for reader: Reader) -> some HTML {
        let w = reader.w
        header(.class("page-head")) {
            h1 { department?.name ?? w("admin.departments.new") }
            if let department { closing(of: department, for: reader) }
        }
        PostForm(to: department.map { "/departments/\($0.id)" } ?? "/departments", reader, class: "stack measure") {
            FormErrors(form, w)
            if let department { HiddenField("version", form["version"] ?? String(department.version)) }
            TextField("name", w("admin.departments.name"), form, w, max: 200, autofocus: department == nil)
            SelectField(
                "parent",
                w("admin.departments.parent"),
                form,
                w,
                options: parents.map { Choice($0.department.id.description, $0.indented) },
                required: false,
                empty: w("admin.departments.top")
            )
            SelectField(
                "head",
                w("admin.departments.head"),
                form,
                w,
                options: people.map { Choice($0.id.description, $0.name.full) },
                required: false,
                empty: "—"
            )
            div(.class("row")) {
                SubmitButton(w(department == nil ? "admin.departments.add" : "admin.save"), key: "ctrl+enter")
                Button(w("admin.cancel"), href: "/departments", style: .quiet)
            }
        }
    }

    @HTMLBuilder
    private func closing(of department: Department, for reader: Reader) -> some HTML {
        if department.closed == nil {
            ActButton(
                reader.w("admin.departments.close"),
                to: "/departments/\(department.id)/closing",
                reader,
                style: .quiet,
                key: "x"
            )
        } else {
            ActButton(
                reader.w("admin.departments.reopen"),
                to: "/departments/\(department.id)/reopening",
                reader,
                key: "r"
            )
        }
    }
}
