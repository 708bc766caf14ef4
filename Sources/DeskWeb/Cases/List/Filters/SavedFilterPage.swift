import Basics
import Desk
import HTML
import Pages
import People
import Store

/// The name under which a list is kept, who has it, its key.
struct SavedFilterPage: Page {
    let filter: SavedFilter?
    let form: Form
    let departments: [Department]
    /// Those of which this list may take the place.
    let replaceable: [SavedFilter]

    init(_ form: Form, of id: SavedFilter.ID? = nil, for member: Member, in snapshot: Snapshot) throws {
        let known = try id.map { try snapshot.savedFilter($0, changeableBy: member) }
        if let known, known == nil { throw SavedFilterRefusal.notFound }
        let filter = known ?? nil
        self.filter = filter
        self.form = form.isEmpty ? filter.map(Form.init(of:)) ?? form : form
        departments = member.may(.shapeWork) ? try snapshot.departments() : []
        replaceable = try snapshot.savedFilters(of: member).filter {
            $0.author == member.id || member.may(.shapeWork)
        }
    }

    var place: Place { .desk }
    var back: String? { list }

    private var list: String { CaseListFilter(Query(of: "?" + (form["query"] ?? ""))).address() }

    func title(for reader: Reader) -> String { reader.w(filter == nil ? "filter.new" : "filter.change") }

    @HTMLBuilder
    func content(for reader: Reader) -> some HTML {
        let w = reader.w
        PageHead(filter?.name ?? w("filter.new"), detail: w("filter.hint"), w) {
            Button(w("filter.show"), href: list, style: .quiet, icon: .arrow)
        }
        PostForm(to: filter.map { Address.filter($0.id) } ?? Address.filters, reader, class: "stack measure") {
            if let filter { HiddenField("version", form["version"] ?? "\(filter.version)") }
            HiddenField("query", form["query"] ?? "")
            FormErrors(form, w)
            TextField("name", w("filter.name"), form, w, max: SavedFilter.longestName, autofocus: true)
            SelectField("audience", w("filter.audience"), form, w, options: audiences(reader), groups: groups(reader))
            TextField("key", w("filter.key"), form, w, required: false, hint: w("filter.key.hint"), max: 1)
            CheckField("default", w("filter.default"), form, hint: w("filter.default.hint"))
            if filter == nil, !replaceable.isEmpty {
                SelectField(
                    "replaces",
                    w("filter.replaces"),
                    form,
                    w,
                    options: replaceable.map { Choice("\($0.id):\($0.version)", $0.name) },
                    required: false,
                    empty: w("filter.replaces.none")
                )
            }
            div(.class("row")) {
                SubmitButton(w("filter.save"), key: "ctrl+enter")
                Button(w("client.cancel"), href: list, style: .quiet)
            }
        }
        if let filter {
            div(.class("foot")) {
                ActButton(w("filter.remove"), to: Address.filter(filter.id) + "/removal", reader, style: .quiet)
            }
        }
    }

    private func audiences(_ reader: Reader) -> [Choice] {
        [Choice("own", reader.w("filter.audience.own"))]
            + (reader.may(.shapeWork) ? [Choice("everyone", reader.w("filter.audience.everyone"))] : [])
    }

    private func groups(_ reader: Reader) -> [ChoiceGroup] {
        guard reader.may(.shapeWork) else { return [] }
        return [
            ChoiceGroup(
                reader.w("filter.audience.department"),
                departments.map { Choice("department-\($0.id)", $0.name) }
            ),
            ChoiceGroup(
                reader.w("filter.audience.role"),
                Role.allCases.map { Choice("role-\($0.rawValue)", reader.w(TextKey("role.\($0.rawValue)"))) }
            ),
        ]
    }
}

extension Form {
    /// As it is kept.
    fileprivate init(of filter: SavedFilter) {
        var fields = [
            "name": filter.name, "query": filter.query, "audience": filter.audience.description,
            "key": filter.key ?? "", "version": "\(filter.version)",
        ]
        if filter.isDefault { fields["default"] = "yes" }
        self.init(fields)
    }
}

/// The kept lists above the list of cases.
struct FilterTabs: HTML {
    let filters: [SavedFilter]
    let current: CaseListFilter
    let reader: Reader

    private var w: Wording { reader.w }
    private var chosen: SavedFilter? { filters.first { $0.address == current.address() } }

    var body: some HTML {
        if !filters.isEmpty {
            Tabs(
                w("cases.filters.saved"),
                [Tab(w("cases.filters.open"), href: Address.allCases, current: chosen == nil && !current.isNarrow)]
                    + filters.map { filter in
                        Tab(
                            filter.name,
                            href: filter.address,
                            current: filter == chosen,
                            key: filter.key.map { "f \($0)" }
                        )
                    }
            )
        }
    }
}

/// Keeps the list as it is narrowed down now, or changes the kept one that it is.
struct FilterButton: HTML {
    let filters: [SavedFilter]
    let current: CaseListFilter
    let reader: Reader

    var body: some HTML {
        if let chosen = filters.first(where: { $0.address == current.address() }) {
            if chosen.author == reader.member?.id || reader.may(.shapeWork) {
                Button(reader.w("filter.change"), href: Address.filter(chosen.id), style: .quiet, key: "y", icon: .edit)
            }
        } else if current.isNarrow {
            Button(
                reader.w("filter.keep"),
                href: Address.filters + "/new?" + current.savedQuery,
                style: .quiet,
                key: "y",
                icon: .star
            )
        }
    }
}
