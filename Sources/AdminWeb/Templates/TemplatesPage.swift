import Basics
import Channels
import Desk
import HTML
import Pages
import People
import Store

/// All templates.
struct TemplatesPage: Page {
    let templates: [Template]
    let departments: [Department.ID: String]
    let mailboxes: [HouseAddress.ID: String]

    init(in snapshot: Snapshot) throws {
        templates = try snapshot.templates()
        departments = Dictionary(
            uniqueKeysWithValues: try snapshot.departments(includingClosed: true).map { ($0.id, $0.name) }
        )
        mailboxes = Dictionary(uniqueKeysWithValues: try snapshot.mailboxes().map { ($0.houseAddress, $0.name) })
    }

    var place: Place { .templates }
    var layout: Layout { .wide }

    func title(for reader: Reader) -> String { reader.w("admin.templates.title") }

    func content(for reader: Reader) -> some HTML {
        let w = reader.w
        let add = Button(w("admin.templates.new"), href: "/templates/new", style: .accent, key: "n", icon: .plus)
        if templates.isEmpty {
            header(.class("page-head")) { h1 { w("admin.templates.title") } }
            ShapingTabs(.templates, w)
            EmptyState(w("admin.templates.first"), w("admin.templates.first-text"), action: add)
        } else {
            header(.class("page-head")) {
                h1 { w("admin.templates.title") }
                add
            }
            ShapingTabs(.templates, w)
            p(.class("muted")) { w("admin.templates.lead") }
            Element("table", [.class("data"), .class("folds")], rows(w))
        }
    }

    @HTMLBuilder
    private func rows(_ w: Wording) -> some HTML {
        thead {
            tr {
                th(.scope("col")) { w("admin.templates.name") }
                th(.scope("col")) { w("admin.templates.shortcut") }
                th(.scope("col")) { w("admin.templates.for") }
                th(.scope("col")) { w("admin.templates.text") }
            }
        }
        tbody {
            ForEach(templates) { template in
                tr {
                    th(.scope("row")) { a(.href("/templates/\(template.id)"), .data("row")) { template.name } }
                    td { if let shortcut = template.shortcut { kbd { "/" + shortcut } } }
                    td { audience(of: template, w) }
                    td(.class("muted")) { String(template.text.text.prefix(120)) }
                }
            }
        }
    }

    private func audience(of template: Template, _ w: Wording) -> String {
        let department = template.department.flatMap { departments[$0] } ?? w("admin.templates.everyone")
        let language = template.language.map { w(TextKey("language.\($0.rawValue)")) }
        let mailbox = template.mailbox.flatMap { mailboxes[$0] }
        return [department, mailbox, language].compactMap(\.self).joined(separator: ", ")
    }
}
