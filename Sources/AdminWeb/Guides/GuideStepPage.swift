import Basics
import Desk
import HTML
import Pages
import People
import Store

/// One step of a guide, in both languages.
struct GuideStepPage: Page {
    let guide: Guide
    let document: GuideDocument
    let step: GuideDocument.Step
    let form: Form

    init(_ id: Guide.ID, _ stepID: String, _ form: Form?, in snapshot: Snapshot) throws {
        guard let guide = try snapshot.guide(id), let document = guide.latest else { throw GuideRefusal.notFound }
        guard let step = document.step(stepID) else { throw GuideRefusal.notFound }
        self.guide = guide
        self.document = document
        self.step = step
        self.form = form ?? Form(of: step)
    }

    var place: Place { .templates }
    var layout: Layout { .wide }
    var back: String? { "/guides/\(guide.id)" }

    func title(for reader: Reader) -> String {
        let name = step.name[reader.w.language]
        return name.isEmpty ? reader.w("admin.guides.step") : name
    }

    @HTMLBuilder
    func content(for reader: Reader) -> some HTML {
        let w = reader.w
        let address = "/guides/\(guide.id)/steps/\(step.id)"
        header(.class("page-head")) {
            h1 { title(for: reader) }
            div(.class("row")) {
                ActButton(
                    w("admin.guides.raise"),
                    to: address + "/rise",
                    reader,
                    style: .quiet,
                    fields: [HiddenField("version", "\(guide.version)")]
                )
                SureButton(
                    w("admin.guides.remove-step"),
                    w("admin.guides.remove-step-sure"),
                    act: w("admin.guides.remove-step"),
                    to: address + "/removal?version=\(guide.version)",
                    reader
                )
            }
        }
        PostForm(to: address, reader, class: "stack guide-fields") {
            HiddenField("version", form["version"] ?? "\(guide.version)")
            FormErrors(form, w)
            pair("name", w) { name, label in
                TextField(name, label, form, w, required: false, max: GuideDocument.longestName)
            }
            pair("say", w) { name, label in
                TextArea(name, label, form, w, required: false, max: GuideDocument.longestText, rows: 3)
            }
            pair("act", w) { name, label in
                TextArea(name, label, form, w, required: false, max: GuideDocument.longestText, rows: 3)
            }
            SelectField(
                "opens",
                w("admin.guides.opens"),
                form,
                w,
                options: GuideDocument.Step.Opening.allCases.map {
                    Choice($0.rawValue, w(TextKey("admin.guides.opens.\($0.rawValue)")))
                },
                required: false,
                empty: w("admin.guides.opens.nothing"),
                hint: w("admin.guides.opens.hint")
            )
            Panel(w("admin.guides.branches")) {
                p(.class("hint")) { w("admin.guides.branches-hint") }
                let shown = min(GuideDocument.mostBranches, form.branchRows + 1)
                ForEach(Array(0..<shown)) { place in branch(place, w) }
                if shown < GuideDocument.mostBranches {
                    details(.class("guide-more")) {
                        summary { w("admin.guides.more-branches") }
                        ForEach(Array(shown..<GuideDocument.mostBranches)) { place in branch(place, w) }
                    }
                }
            }
            div(.class("row")) {
                SubmitButton(w("admin.save"), key: "ctrl+enter")
                Button(w("admin.cancel"), href: "/guides/\(guide.id)", style: .quiet)
            }
        }
    }

    private func pair<One: HTML>(_ field: String, _ w: Wording, _ one: @escaping (String, String) -> One) -> some HTML {
        div(.class("fields")) {
            ForEach(Language.allCases) { language in
                one(
                    "\(field)_\(language.rawValue)",
                    w(TextKey("admin.guides.field.\(field)")) + " " + w(TextKey("admin.guides.in.\(language.rawValue)"))
                )
            }
        }
    }

    /// The number of a branch is heard with each of its fields.
    private func branch(_ place: Int, _ w: Wording) -> some HTML {
        let number = "\(place + 1)"
        return div(.class("fields"), .class("guide-branch")) {
            HiddenField("branch\(place)_id", form["branch\(place)_id"] ?? "")
            ForEach(Language.allCases) { language in
                TextField(
                    "branch\(place)_\(language.rawValue)",
                    w("admin.guides.branch", ["number": number]) + " "
                        + w(TextKey("admin.guides.in.\(language.rawValue)")),
                    form,
                    w,
                    required: false,
                    max: GuideDocument.longestName
                )
            }
            SelectField(
                "branch\(place)_to",
                w("admin.guides.branch-to", ["number": number]),
                form,
                w,
                options: document.steps.map { step in
                    Choice(step.id, step.name[w.language].isEmpty ? step.id : step.name[w.language])
                },
                required: false,
                empty: w("admin.guides.no-branch")
            )
        }
    }
}

extension Form {
    init(of step: GuideDocument.Step) {
        var fields = ["opens": step.opens?.rawValue ?? ""]
        for language in Language.allCases {
            for (name, text) in [("name", step.name), ("say", step.say), ("act", step.act)] {
                fields["\(name)_\(language.rawValue)"] = text[language]
            }
            for (place, branch) in step.branches.enumerated() {
                fields["branch\(place)_\(language.rawValue)"] = branch.name[language]
            }
        }
        for (place, branch) in step.branches.enumerated() {
            fields["branch\(place)_id"] = branch.id
            fields["branch\(place)_to"] = branch.to
        }
        self.init(fields)
    }

    /// Up to which row something stands in the rows for branches.
    var branchRows: Int {
        let rows = 0..<GuideDocument.mostBranches
        let last = rows.last { place in ["ru", "en", "to"].contains { !(self["branch\(place)_\($0)"] ?? "").isEmpty } }
        return last.map { $0 + 1 } ?? 0
    }

    /// The step as the form has it; a row in which nothing stands is no branch.
    mutating func step(_ id: String) -> GuideDocument.Step {
        var step = GuideDocument.Step(
            id: id,
            name: pair("name", GuideDocument.longestName),
            say: pair("say", GuideDocument.longestText),
            act: pair("act", GuideDocument.longestText),
            opens: self["opens"].flatMap(GuideDocument.Step.Opening.init)
        )
        for place in 0..<GuideDocument.mostBranches {
            let name = pair("branch\(place)", GuideDocument.longestName)
            let to = optional("branch\(place)_to", max: 40) ?? ""
            guard !to.isEmpty || name != .none else { continue }
            let taken = Set(step.branches.map(\.id))
            let known = optional("branch\(place)_id", max: 40).flatMap { taken.contains($0) ? nil : $0 }
            let fresh = (1...).lazy.map { "way-\($0)" }.first { !taken.contains($0) }
            step.branches.append(GuideDocument.Branch(id: known ?? fresh ?? "way", name: name, to: to))
        }
        return step
    }

    private mutating func pair(_ name: String, _ most: Int) -> GuideText {
        GuideText(ru: optional("\(name)_ru", max: most) ?? "", en: optional("\(name)_en", max: most) ?? "")
    }
}
