import Basics
import Desk
import HTML
import Pages
import People
import Store

/// Why clients are dissatisfied, as a tree.
struct ClaimCausesPage: Page {
    let causes: ClaimCauseTree
    let counts: [ClaimCause.ID: Int]

    init(in snapshot: Snapshot) throws {
        causes = try snapshot.claimCauses()
        counts = try snapshot.claimsByCause()
    }

    var place: Place { .templates }
    var layout: Layout { .wide }

    func title(for reader: Reader) -> String { reader.w("admin.claim-causes.title") }

    @HTMLBuilder
    func content(for reader: Reader) -> some HTML {
        let w = reader.w
        let add = Button(w("admin.claim-causes.new"), href: "/claim-causes/new", style: .accent, key: "n", icon: .plus)
        header(.class("page-head")) {
            h1 { w("place.templates") }
            if !causes.isEmpty { add }
        }
        ShapingTabs(.claimCauses, w)
        if causes.isEmpty {
            EmptyState(w("admin.claim-causes.first"), w("admin.claim-causes.first-text"), action: add)
        } else {
            p(.class("muted")) { w("admin.claim-causes.lead") }
            Element("table", [.class("data"), .class("tree"), .class("folds"), .data("list")], rows(w))
        }
    }

    @HTMLBuilder
    private func rows(_ w: Wording) -> some HTML {
        thead {
            tr {
                th(.scope("col")) { w("claim.cause") }
                th(.scope("col"), .class("num")) { w("admin.claim-causes.claims") }
                th(.scope("col")) { span(.class("visually-hidden")) { w("admin.acts") } }
            }
        }
        tbody {
            ForEach(causes.branches) { branch in
                tr {
                    th(.scope("row"), .class("depth-\(min(branch.depth, 6))")) {
                        a(.href("/claim-causes/\(branch.cause.id)")) { branch.cause.name }
                        if branch.cause.closed != nil {
                            " "
                            Badge(w("admin.claim-causes.is-closed"), shape: .ring)
                        }
                    }
                    td(.class("num")) { counts[branch.cause.id].map(w.number) ?? "" }
                    td(.class("num")) {
                        if branch.cause.closed == nil {
                            a(
                                .class("icon-button"),
                                .href(Address.of("/claim-causes/new", ["under": branch.cause.id.description])),
                                .aria("label", w("admin.claim-causes.add-under", ["name": branch.cause.name])),
                                .title(w("admin.claim-causes.add-below"))
                            ) { Icon(.plus) }
                        }
                    }
                }
            }
        }
    }
}

/// One cause, or a new one.
struct ClaimCausePage: Page {
    let cause: ClaimCause?
    let form: Form
    let causes: ClaimCauseTree
    let isInUse: Bool

    init(_ id: ClaimCause.ID?, _ form: Form?, in snapshot: Snapshot) throws {
        causes = try snapshot.claimCauses()
        cause = causes[id]
        if id != nil, cause == nil { throw ClaimCauseRefusal.notFound }
        isInUse = try id.map { try snapshot.claimCauseIsInUse($0) } ?? true
        self.form =
            form ?? Form(["name": cause?.name ?? "", "parent": cause?.parent?.description ?? ""])
    }

    var place: Place { .templates }
    var back: String? { "/claim-causes" }

    func title(for reader: Reader) -> String { cause?.name ?? reader.w("admin.claim-causes.new") }

    func content(for reader: Reader) -> some HTML {
        let w = reader.w
        header(.class("page-head")) {
            h1 { title(for: reader) }
            if let cause { acts(of: cause, for: reader) }
        }
        PostForm(to: cause.map { "/claim-causes/\($0.id)" } ?? "/claim-causes", reader, class: "stack measure") {
            FormErrors(form, w)
            if let cause { HiddenField("version", form["version"] ?? "\(cause.version)") }
            TextField("name", w("admin.claim-causes.name"), form, w, max: ClaimCause.longest, autofocus: cause == nil)
            SelectField(
                "parent",
                w("admin.claim-causes.parent"),
                form,
                w,
                options: parents.map { branch in
                    Choice(
                        branch.cause.id.description,
                        String(repeating: "\u{2003}", count: branch.depth) + branch.cause.name
                    )
                },
                required: false,
                empty: w("admin.claim-causes.top")
            )
            div(.class("row")) {
                SubmitButton(w(cause == nil ? "admin.claim-causes.add" : "admin.save"), key: "ctrl+enter")
                Button(w("admin.cancel"), href: "/claim-causes", style: .quiet)
            }
        }
    }

    /// Nothing that is part of it.
    private var parents: [ClaimCauseTree.Branch] {
        let own = cause.map { causes.branch(of: $0.id) } ?? []
        return causes.branches.filter {
            !own.contains($0.cause.id) && ($0.cause.closed == nil || $0.cause.id == cause?.parent)
        }
    }

    @HTMLBuilder
    private func acts(of cause: ClaimCause, for reader: Reader) -> some HTML {
        let w = reader.w
        div(.class("row")) {
            if cause.closed != nil {
                ActButton(w("admin.claim-causes.reopen"), to: "/claim-causes/\(cause.id)/reopening", reader, key: "r")
            } else {
                ActButton(
                    w("admin.claim-causes.close"),
                    to: "/claim-causes/\(cause.id)/closing",
                    reader,
                    style: .quiet,
                    key: "x"
                )
            }
            if !isInUse {
                SureButton(
                    w("admin.claim-causes.remove"),
                    w("admin.claim-causes.remove-sure"),
                    act: w("admin.claim-causes.remove"),
                    to: "/claim-causes/\(cause.id)/removal",
                    reader
                )
            }
        }
    }
}
