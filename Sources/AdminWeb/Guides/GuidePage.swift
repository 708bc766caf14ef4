import Basics
import Desk
import HTML
import Pages
import People
import Store

/// One guide: its steps in their order, what is wrong with them, and its editions.
struct GuidePage: Page {
    let guide: Guide
    let document: GuideDocument
    let editions: [GuideEdition]
    let names: [Person.ID: PersonName]
    let form: Form

    init(_ id: Guide.ID, _ form: Form = Form(), in snapshot: Snapshot) throws {
        guard let guide = try snapshot.guide(id), let document = guide.latest else { throw GuideRefusal.notFound }
        self.guide = guide
        self.document = document
        self.form = form
        editions = try snapshot.editions(of: id)
        names = try snapshot.peopleNames(editions.compactMap(\.by))
    }

    var place: Place { .templates }
    var layout: Layout { .wide }
    var back: String? { "/guides" }

    func title(for reader: Reader) -> String { document.name[reader.w.language] }

    @HTMLBuilder
    func content(for reader: Reader) -> some HTML {
        let w = reader.w
        let faults = document.faults
        header(.class("page-head")) {
            h1 { title(for: reader) }
            GuideActs(guide: guide, isSound: faults.isEmpty, reader: reader)
        }
        p { GuideState(guide: guide, w: w) }
        FormErrors(form, w)
        if !faults.isEmpty {
            Panel(w("admin.guides.faults")) {
                ul(.class("guide-faults")) { ForEach(faults) { fault in li { say(fault, w) } } }
            }
        }
        ol(.class("guide-steps")) {
            ForEach(document.steps) { step in
                li(.id("step-\(step.id)")) { StepCard(page: self, step: step, reader: reader) }
            }
        }
        PostForm(to: "/guides/\(guide.id)/steps", reader) {
            HiddenField("version", "\(guide.version)")
            p { SubmitButton(w("admin.guides.add-step"), style: .plain, key: "n", icon: .plus) }
        }
        history(w)
    }

    private func say(_ fault: GuideFault, _ w: Wording) -> String {
        var details = fault.details
        if let step = fault.step.flatMap(document.step), !step.name[w.language].isEmpty {
            details["step"] = step.name[w.language]
        }
        if let field = details["field"] { details["field"] = w(TextKey("admin.guides.field.\(field)")) }
        if let language = details["language"] { details["language"] = w(TextKey("admin.guides.in.\(language)")) }
        return w(fault.reason, details)
    }

    private func history(_ w: Wording) -> some HTML {
        Panel(w("admin.guides.editions")) {
            if editions.isEmpty { p(.class("muted")) { w("admin.guides.never") } }
            ul(.class("rows")) {
                ForEach(editions) { edition in
                    li {
                        a(.href("/guides/\(guide.id)/editions/\(edition.number)")) {
                            w("admin.guides.edition-number", ["number": "\(edition.number)"])
                        }
                        " "
                        span(.class("muted")) {
                            edition.by.flatMap { names[$0]?.short } ?? "Highrock"
                            ", "
                            w.dayTime(edition.at)
                        }
                    }
                }
            }
        }
    }
}

/// What can be done with the whole of it.
private struct GuideActs: HTML {
    let guide: Guide
    let isSound: Bool
    let reader: Reader

    var body: some HTML {
        let w = reader.w
        let version = [HiddenField("version", "\(guide.version)")]
        div(.class("row")) {
            if guide.draft != nil {
                if isSound {
                    ActButton(
                        w("admin.guides.publish"),
                        to: "/guides/\(guide.id)/publication",
                        reader,
                        style: .accent,
                        key: "p",
                        icon: .check,
                        fields: version
                    )
                }
                if guide.published != nil {
                    SureButton(
                        w("admin.guides.drop"),
                        w("admin.guides.drop-sure"),
                        act: w("admin.guides.drop"),
                        to: "/guides/\(guide.id)/draft/removal?version=\(guide.version)",
                        reader
                    )
                }
            }
            if guide.closed == nil {
                ActButton(w("admin.guides.close"), to: "/guides/\(guide.id)/closing", reader, style: .quiet)
            } else {
                ActButton(w("admin.guides.reopen"), to: "/guides/\(guide.id)/reopening", reader)
            }
        }
    }
}

/// One step in the list: its words in the reader's language, and where it leads.
struct StepCard: HTML {
    let page: GuidePage
    let step: GuideDocument.Step
    let reader: Reader

    var body: some HTML {
        let w = reader.w
        let name = step.name[w.language]
        p {
            strong {
                a(.href("/guides/\(page.guide.id)/steps/\(step.id)"), .data("row")) { name.isEmpty ? step.id : name }
            }
            if step.id == page.document.first {
                " "
                Badge(w("admin.guides.is-first"), shape: .dot)
            }
            if step.isEnd {
                " "
                Badge(w("admin.guides.is-end"), shape: .square)
            }
            if let opens = step.opens {
                " "
                Badge(w(TextKey("admin.guides.opens.\(opens.rawValue)")), shape: .triangle)
            }
        }
        if !step.say[w.language].isEmpty { p { "«" + step.say[w.language] + "»" } }
        p(.class("muted")) { step.act[w.language] }
        if !step.branches.isEmpty {
            ul(.class("guide-branches")) {
                ForEach(step.branches) { branch in
                    li {
                        branch.name[w.language]
                        " → "
                        a(.href("#step-\(branch.to)")) {
                            page.document.step(branch.to)?.name[w.language] ?? w("admin.guides.nowhere")
                        }
                    }
                }
            }
        }
    }
}

/// An edition as it was.
struct GuideEditionPage: Page {
    let id: Guide.ID
    let number: Int
    let document: GuideDocument

    var place: Place { .templates }
    var layout: Layout { .wide }
    var back: String? { "/guides/\(id)" }

    func title(for reader: Reader) -> String {
        document.name[reader.w.language] + ", " + reader.w("admin.guides.edition-number", ["number": "\(number)"])
    }

    @HTMLBuilder
    func content(for reader: Reader) -> some HTML {
        let w = reader.w
        h1(.class("page-title")) { title(for: reader) }
        ol(.class("guide-steps")) {
            ForEach(document.steps) { step in
                li(.id("step-\(step.id)")) {
                    p { strong { step.name[w.language] } }
                    p { "«" + step.say[w.language] + "»" }
                    p(.class("muted")) { step.act[w.language] }
                    ul(.class("guide-branches")) {
                        ForEach(step.branches) { branch in
                            li {
                                branch.name[w.language]
                                " → "
                                a(.href("#step-\(branch.to)")) {
                                    document.step(branch.to)?.name[w.language] ?? branch.to
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
