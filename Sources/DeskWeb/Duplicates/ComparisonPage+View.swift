import Basics
import Clients
import HTML
import Pages
import People

extension ComparisonPage {
    var place: Place { .clients }
    var layout: Layout { .wide }
    var back: String? { Address.duplicates }
    var topics: [Topic] { [] }

    func title(for reader: Reader) -> String { reader.w("duplicates.compare") }

    @HTMLBuilder
    func content(for reader: Reader) -> some HTML {
        let w = reader.w
        PageHead(w("duplicates.compare"), w) {
            Button(
                w("duplicates.turn"),
                href: Address.comparison(survivor.id, gone.id, keeping: gone.id),
                style: .quiet,
                key: "x",
                icon: .undo
            )
        }
        p(.class("row")) {
            if areDifferent {
                Badge(w("duplicates.told-apart"), shape: .square)
            } else if let pair {
                LikelihoodMark(probability: pair.probability, w: w)
            }
            span(.class("muted")) { w("duplicates.explained") }
        }
        PostForm(to: Address.comparison(survivor.id, gone.id) + "/merge", reader, class: "comparison") {
            HiddenField("into", survivor.id.description)
            HiddenField("survivor_version", "\(survivor.version)")
            HiddenField("gone_version", "\(gone.version)")
            FormErrors(form, w)
            heads(w)
            ForEach(MergeField.allCases) { ComparedField(page: self, field: $0, w: w) }
            reach(w)
            if reader.may(.changeClients) {
                div(.class("row")) {
                    SubmitButton(w("duplicates.merge"), key: "ctrl+enter", icon: .link)
                }
            }
        }
        if reader.may(.changeClients), !areDifferent {
            ActButton(
                w("duplicates.different"),
                to: Address.comparison(survivor.id, gone.id) + "/difference",
                reader,
                key: "n",
                icon: .close
            )
        }
    }

    private func heads(_ w: Wording) -> some HTML {
        div(.class("compared"), .class("heads")) {
            span(.class("compared-name")) {}
            head(survivor, w("duplicates.stays"), w)
            head(gone, w("duplicates.goes"), w)
        }
    }

    private func head(_ client: Client, _ what: String, _ w: Wording) -> some HTML {
        div {
            small(.class("muted")) { what }
            p {
                a(.href(Address.client(client.id))) { b { client.name } }
                if client.confidential { ConfidentialMark(w: w) }
                if client.provisional { Badge(w("client.provisional"), shape: .ring) }
            }
        }
    }

    /// What both bring along whatever is chosen.
    @HTMLBuilder
    private func reach(_ w: Wording) -> some HTML {
        both(w("client.contacts")) { known in known.contacts.map(\.name.full) }
        both(w("duplicates.reached-at")) { known in known.points.map(\.shown) }
        // Equal counts are not the same cases, and are not marked.
        div(.class("compared")) {
            span(.class("compared-name")) { w("client.open-cases") }
            span { w.number(known[survivor.id]?.openCases ?? 0) }
            span { w.number(known[gone.id]?.openCases ?? 0) }
        }
    }

    private func both(_ name: String, _ values: (Known) -> [String]) -> some HTML {
        let (mine, yours) = (known[survivor.id].map(values) ?? [], known[gone.id].map(values) ?? [])
        return div(.class("compared")) {
            span(.class("compared-name")) { name }
            list(mine, sharedWith: yours)
            list(yours, sharedWith: mine)
        }
    }

    private func list(_ values: [String], sharedWith others: [String]) -> some HTML {
        ul(.class("compared-values")) {
            ForEach(values) { value in
                li { if others.contains(value) { mark { value } } else { value } }
            }
        }
    }
}

/// One field of both cards; of what differs one is chosen.
private struct ComparedField: HTML {
    let page: ComparisonPage
    let field: MergeField
    let w: Wording

    var body: some HTML {
        let isSame = value(page.survivor) == value(page.gone)
        return Element(
            "fieldset",
            [.class("compared"), .class("differs").when(!isSame)],
            Group {
                Element(
                    "legend",
                    [.class("compared-name")],
                    Group {
                        w(TextKey("duplicates.field.\(field.rawValue)"))
                        if !isSame { span(.class("visually-hidden")) { ", " + w("duplicates.differs") } }
                    }
                )
                if isSame {
                    span(.class("compared-same")) { shown(value(page.survivor)) }
                    span(.class("compared-same")) { shown(value(page.gone)) }
                } else {
                    choice(.survivor, shown(value(page.survivor)))
                    choice(.gone, shown(value(page.gone)))
                    if field == .note { choice(.both, w("duplicates.both-notes")) }
                }
                errors
            }
        )
    }

    private func choice(_ side: MergeSide, _ text: String) -> some HTML {
        Element(
            "label",
            [.class("choice")],
            Group {
                input(
                    .type("radio"),
                    .name(field.rawValue),
                    .value(side.rawValue),
                    .checked.when(page.side(of: field) == side)
                )
                span { text }
            }
        )
    }

    @HTMLBuilder
    private var errors: some HTML {
        if let errors = page.form.errors[field.rawValue] {
            ForEach(errors) { error in p(.class("error"), .role("alert")) { w(error) } }
        }
    }

    private func shown(_ value: String) -> String { value.isEmpty ? "—" : value }

    private func value(_ client: Client) -> String {
        switch field {
        case .kind: w(client.kind.name)
        case .name: client.name
        case .taxNumber: client.taxNumber?.text ?? ""
        case .ownManager: client.ownManager.map { page.names.short($0, w) } ?? ""
        case .language: w(TextKey("language.\(client.language.rawValue)"))
        case .note: client.note
        }
    }
}
